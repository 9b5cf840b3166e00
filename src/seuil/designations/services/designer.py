"""Put candidates forward for a vacancy, from a ranking frozen at that moment."""

from datetime import date
from typing import Any

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.designations import acces
from seuil.designations.etats import Etat
from seuil.designations.models import Candidature, Liste
from seuil.journal.services import consigner
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Vacance
from seuil.rapprochement import services as rapprochement
from seuil.rapprochement.models import Classement
from seuil.socle.droits import exiger
from seuil.territoires.requetes import delais_ici


class DesignationImpossible(Exception):
    """What the reserving body chose cannot be sent to the commission; ``champ`` is where to correct it."""

    def __init__(self, champ: str, motif: str) -> None:
        self.champ, self.motif = champ, motif
        super().__init__(motif)


@transaction.atomic
def designer(
    vacance: Vacance, *, demandes: list[Demande], motif_insuffisance: str, motif_rang_passe: str, par: Agent, le: date
) -> Liste:
    """Name candidates (art. R441-3: at least three, or a written reason).

    Raises DroitRefuse, DesignationImpossible, PassageInterdit. The ranking and each exclusion are kept.
    """
    exiger(acces.peut_designer(par, vacance))

    vacance = vacance.verrouiller()
    classement = rapprochement.figer(vacance, le=le)
    choisis = _choisis(classement, demandes)
    _verifier_nombre(choisis, motif_insuffisance, minimum=_minimum(vacance, le))
    _verifier_ordre(classement, choisis, motif_rang_passe)
    patrimoine.designer(vacance, par=par, le=le)
    liste = _liste(classement, vacance, motif_insuffisance=motif_insuffisance, motif_rang_passe=motif_rang_passe, le=le)
    for demande, ligne in choisis:
        _inscrire(liste, demande, ligne, par=par, le=le)

    consigner(
        "vacance.candidats_designes",
        vacance,
        par=par,
        le=le,
        liste=liste.pk,
        candidats=[demande.numero_unique for demande, _ in choisis],
        motif_insuffisance=motif_insuffisance,
        motif_rang_passe=motif_rang_passe,
    )
    return liste


def _liste(
    classement: Classement, vacance: Vacance, *, motif_insuffisance: str, motif_rang_passe: str, le: date
) -> Liste:
    return Liste.objects.create(
        vacance=vacance,
        classement=classement,
        reservataire_id=vacance.reservataire_id or vacance.bailleur.pk,
        le=le,
        motif_insuffisance=motif_insuffisance,
        motif_rang_passe=motif_rang_passe,
    )


def _inscrire(liste: Liste, demande: Demande, ligne: dict[str, Any], *, par: Agent, le: date) -> None:
    Candidature.objects.create(
        liste=liste, vacance=liste.vacance, demande=demande, rang=ligne["rang"], score=ligne["score"], explication=ligne
    )
    consigner("demande.designee", demande, par=par, le=le, logement=str(liste.vacance.logement), rang=ligne["rang"])


def _choisis(classement: Classement, demandes: list[Demande]) -> list[tuple[Demande, dict[str, Any]]]:
    lignes = {ligne["demande"]: ligne for ligne in classement.candidats}
    for demande in demandes:
        if demande.pk not in lignes:
            raise DesignationImpossible(
                "demandes", f"{demande} n’est plus compatible avec ce logement. Rouvrez la liste des candidats."
            )
        if Candidature.objects.filter(vacance=classement.vacance, demande=demande).exclude(etat=Etat.RETIREE).exists():
            raise DesignationImpossible("demandes", f"{demande} est déjà candidate à ce logement.")
    if not demandes:
        raise DesignationImpossible("demandes", "Choisissez au moins un candidat.")
    return sorted(((demande, lignes[demande.pk]) for demande in demandes), key=lambda paire: paire[1]["rang"])


def _minimum(vacance: Vacance, le: date) -> int:
    return delais_ici(vacance.logement.programme.commune, le).candidats_minimum


def _verifier_nombre(choisis: list[Any], motif: str, *, minimum: int) -> None:
    if len(choisis) < minimum and not motif.strip():
        raise DesignationImpossible(
            "motif_insuffisance",
            f"La loi demande {minimum} candidats au moins. Vous en désignez {len(choisis)} : écrivez pourquoi.",
        )


def _verifier_ordre(classement: Classement, choisis: list[tuple[Demande, dict[str, Any]]], motif: str) -> None:
    rangs = [ligne["rang"] for _, ligne in choisis]
    passes = sorted(set(range(1, max(rangs) + 1)) - set(rangs))
    if passes and not motif.strip():
        lesquels = ", ".join(str(rang) for rang in passes[:5])
        raise DesignationImpossible("motif_rang_passe", f"Vous passez le rang {lesquels} : écrivez pourquoi.")
