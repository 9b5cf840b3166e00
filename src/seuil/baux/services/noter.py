"""Record an answer, by any way: it counts on the day it was received, whatever the day it is typed (R441-10)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.baux import acces
from seuil.baux.etats import CLOSES, EN_COURS, Etat
from seuil.baux.models import Offre, Reponse, Sens
from seuil.baux.services.finir import verrouiller
from seuil.baux.services.recevoir import Dite, exiger_a_temps, garder
from seuil.baux.services.repondre import conclure_l_accord, conclure_le_refus
from seuil.baux.services.rouvrir import LogementRetenu, exiger_reprenable, rendre_le_logement, verrouiller_les_seances
from seuil.demandes.etats import Etat as EtatDemande
from seuil.journal.services import consigner
from seuil.regles.ecriture import jour
from seuil.socle.droits import exiger

RENDU = "Le ménage classé avant avait accepté à temps : le logement lui revient."


@dataclass(frozen=True, slots=True)
class Suite:
    """What an answer changed: the offer that the next rank received, or why the answer, kept, changes nothing more."""

    reponse: Reponse
    suivante: Offre | None = None
    reserve: str = ""


@transaction.atomic
def noter_la_reponse(offre: Offre, dite: Dite, *, par: Agent, le: date) -> Suite:
    """Record an answer that came by any way, and do what it changes; one that changes nothing is kept too.

    An acceptance in time, typed once the offer was closed, opens it again. Raises DroitRefuse, ReponseTardive.
    """
    exiger(acces.peut_repondre(par, offre))

    verrouiller_les_seances(offre.vacance)
    offre = verrouiller(offre)
    exiger_a_temps(offre, dite, le)
    reponse = garder(offre, dite, par=par, le=le)
    if dite.sens == Sens.REFUSE:
        return _suivre_le_refus(offre, reponse, par=par, le=le)
    return _suivre_l_accord(offre, reponse, par=par, le=le)


def _suivre_le_refus(offre: Offre, reponse: Reponse, *, par: Agent, le: date) -> Suite:
    if offre.etat not in (*EN_COURS, *CLOSES):
        return Suite(reponse, reserve=_reserve(offre))
    return Suite(reponse, suivante=conclure_le_refus(offre, reponse, par=par, le=le))


def _suivre_l_accord(offre: Offre, reponse: Reponse, *, par: Agent, le: date) -> Suite:
    if offre.etat == Etat.ENVOYEE:
        offre.passer("accepter")
        conclure_l_accord(offre, reponse, par=par, le=le)
        return Suite(reponse)
    if offre.etat not in CLOSES:
        return Suite(reponse, reserve=_ne_rien_changer(offre, reponse))
    try:
        _rouvrir(offre, reponse, par=par, le=le)
    except LogementRetenu as loue:
        return Suite(reponse, reserve=str(loue))
    return Suite(reponse)


def _rouvrir(offre: Offre, reponse: Reponse, *, par: Agent, le: date) -> None:
    """Open the offer again: the dwelling goes back to the household."""
    exiger_reprenable(offre.vacance, reponse.recue_le)
    if offre.demande.etat != EtatDemande.ACTIVE:
        raise LogementRetenu(f"{offre.demande} est radiée : aucun bail ne peut plus être signé sur cette demande.")
    offre.passer("rouvrir")
    rendre_le_logement(offre.vacance, offre.decision, motif=RENDU, quoi="la réponse était arrivée", par=par, le=le)
    offre.close_le, offre.motif_cloture = None, ""
    consigner("demande.offre_rouverte", offre.demande, par=par, le=le, logement=str(offre.vacance.logement))
    conclure_l_accord(offre, reponse, par=par, le=le)


def _ne_rien_changer(offre: Offre, reponse: Reponse) -> str:
    """Keep the earliest day of an acceptance that several answers say; return the words of what it changed."""
    if offre.etat == Etat.ACCEPTEE and offre.repondue_le and reponse.recue_le < offre.repondue_le:
        offre.repondue_le = reponse.recue_le
        offre.save(update_fields=["repondue_le"])
    return _reserve(offre)


def _reserve(offre: Offre) -> str:
    """Say why an answer that is kept changes nothing: the first one already did."""
    premiere = offre.reponses_recues.first()
    dite = f"la première réponse est arrivée le {jour(premiere.recue_le)}" if premiere else "elle a déjà eu sa suite"
    return f"Réponse gardée. L’offre est « {offre.get_etat_display()} » : {dite}."
