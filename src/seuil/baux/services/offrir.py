"""Offer the dwelling to the next ranked candidate (art. R441-10)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.baux import acces
from seuil.baux.courriers import lettre_d_offre
from seuil.baux.etats import EN_COURS
from seuil.baux.models import Offre
from seuil.baux.requetes import prochaine_attribution
from seuil.commissions.models import Decision
from seuil.courriers.models import Courrier, Gabarit
from seuil.courriers.services import ecrire
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Vacance
from seuil.regles.calendrier import ajouter_jours
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import exiger
from seuil.territoires.requetes import delais_ici


class AucunCandidat(Exception):
    """Every attributed candidate answered or left: the dwelling must be proposed again."""


class OffreEnCours(PassageInterdit):
    """Somebody already has an offer for this dwelling."""

    def __init__(self, offre: Offre) -> None:
        self.verbe, self.etat = "offrir", offre.etat
        motif = f"{offre.demande} a déjà une offre pour ce logement, à laquelle répondre avant le"
        Exception.__init__(self, f"{motif} {offre.repondre_avant:%d/%m/%Y}.")


@transaction.atomic
def offrir(vacance: Vacance, *, par: Agent | Systeme, le: date) -> Offre:
    """Send the offer to the next rank. Raises DroitRefuse, PassageInterdit, OffreEnCours, AucunCandidat."""
    exiger(acces.peut_offrir(par, vacance))

    vacance = vacance.verrouiller()
    vacance.passer("offrir")
    demande, decision = _suivant(vacance)
    regles = delais_ici(vacance.logement.programme.commune, le)
    repondre_avant = ajouter_jours(le, regles.reponse_offre_jours)
    offre = Offre.objects.create(
        decision=decision,
        vacance=vacance,
        demande=demande,
        envoyee_le=le,
        repondre_avant=repondre_avant,
        courrier=_courrier(vacance, demande, repondre_avant=repondre_avant, le=le),
    )
    demandes.immobiliser(demande, motif=f"offre envoyée le {le:%d/%m/%Y}", par=par, le=le)

    logement = str(vacance.logement)
    consigner("demande.offre_envoyee", demande, par=par, le=le, logement=logement, repondre_avant=repondre_avant)
    return offre


def offrir_au_suivant(vacance: Vacance, *, le: date) -> Offre | None:
    """After a refusal: the next rank receives the offer, or the dwelling is proposed again."""
    try:
        return offrir(vacance, par=Systeme(), le=le)
    except AucunCandidat:
        patrimoine.reproposer(vacance, par=Systeme(), le=le)
        return None


def _suivant(vacance: Vacance) -> tuple[Demande, Decision]:
    attendue = Offre.objects.filter(vacance=vacance, etat__in=EN_COURS).select_related("demande").first()
    if attendue:
        raise OffreEnCours(attendue)
    decision = prochaine_attribution(vacance)
    if decision is None:
        raise AucunCandidat(f"Plus aucun candidat n’est classé pour le {vacance.logement}.")
    return decision.candidature.demande, decision


def _courrier(vacance: Vacance, demande: Demande, *, repondre_avant: date, le: date) -> Courrier:
    return ecrire(
        Gabarit.OFFRE,
        objet="Offre de logement",
        numero_unique=demande.numero_unique,
        le=le,
        contexte=lettre_d_offre(vacance, demande, repondre_avant=repondre_avant, le=le),
    )
