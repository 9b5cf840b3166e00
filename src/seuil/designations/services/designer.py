"""Put candidates forward for a vacancy, from a ranking frozen at that moment."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.designations import acces, faits
from seuil.designations.controle import Choix, Ligne, MotifDuRang, MotifsDesRangs, choisir, justifier, motiver, tenir
from seuil.designations.models import Candidature, Liste, RangPasse
from seuil.journal.services import consigner
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Vacance
from seuil.rapprochement import services as rapprochement
from seuil.rapprochement.models import Classement
from seuil.socle.droits import exiger


@transaction.atomic
def designer(
    vacance: Vacance,
    *,
    demandes: list[Demande],
    motif_insuffisance: str,
    rangs_passes: MotifsDesRangs,
    par: Agent,
    le: date,
) -> Liste:
    """Name candidates (art. R441-3: at least three, an exemption, or a written reason).

    Candidates kept from an earlier designation count, and may come back alone. Raises DroitRefuse,
    DesignationImpossible, PassageInterdit. The ranking and each exclusion are kept: they are searched before anything
    is locked, then the chosen are read again.
    """
    exiger(acces.peut_designer(par, vacance))

    classement = rapprochement.figer(vacance, le=le, designees=[demande.pk for demande in demandes])
    vacance = vacance.verrouiller()
    choix = _tenir(classement, choisir(classement, demandes))
    motif = justifier(classement, demandes, motif_insuffisance, le=le)
    passes = motiver(classement, choix, rangs_passes, le=le)
    patrimoine.designer(vacance, par=par, le=le)
    liste = _liste(classement, vacance, motif_insuffisance=motif, le=le)
    _passer(liste, passes)
    for demande, ligne in choix:
        _inscrire(liste, demande, ligne, par=par, le=le)

    _consigner(liste, passes, candidats=[demande.numero_unique for demande, _ in choix], par=par)
    return liste


def _tenir(classement: Classement, choix: Choix) -> Choix:
    """Return the same choice, its demands locked and read again, once they are what the search said."""
    verrouillees = Demande.objects.filter(pk__in=[demande.pk for demande, _ in choix]).order_by("pk").verrouiller()
    relues = {demande.pk: demande for demande in verrouillees.prefetch_related("personnes")}
    choix = [(relues[demande.pk], ligne) for demande, ligne in choix]
    tenir(classement, choix)
    return choix


def _liste(classement: Classement, vacance: Vacance, *, motif_insuffisance: str, le: date) -> Liste:
    return Liste.objects.create(
        vacance=vacance,
        classement=classement,
        reservataire_id=vacance.reservataire_id or vacance.bailleur.pk,
        le=le,
        motif_insuffisance=motif_insuffisance,
    )


def _passer(liste: Liste, passes: Iterable[tuple[Ligne, MotifDuRang]]) -> None:
    RangPasse.objects.bulk_create(
        RangPasse(
            liste=liste, demande_id=ligne["demande"], rang=ligne["rang"], code=motif.code, mots=motif.mots.strip()
        )
        for ligne, motif in passes
    )


def _inscrire(liste: Liste, demande: Demande, ligne: Ligne, *, par: Agent, le: date) -> None:
    Candidature.objects.create(
        liste=liste,
        vacance=liste.vacance,
        demande=demande,
        rang=ligne["rang"],
        score=ligne["score"],
        explication=ligne,
        au_titre_du_dalo=faits.au_titre_du_dalo(liste.vacance, demande, le=le),
    )
    consigner("demande.designee", demande, par=par, le=le, logement=str(liste.vacance.logement), rang=ligne["rang"])


def _consigner(liste: Liste, passes: Iterable[tuple[Ligne, MotifDuRang]], *, candidats: list[str], par: Agent) -> None:
    consigner(
        "vacance.candidats_designes",
        liste.vacance,
        par=par,
        le=liste.le,
        liste=liste.pk,
        candidats=candidats,
        motif_insuffisance=liste.motif_insuffisance,
        rangs_passes=[
            {"rang": ligne["rang"], "numero": ligne["numero_unique"], "code": motif.code, "mots": motif.mots}
            for ligne, motif in passes
        ],
    )
