"""After a rejection: a month once the warning reached the household, then its demand may leave the register."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.models import Decision, Nature
from seuil.commissions.requetes import radiable_le, verdict_de_radiation
from seuil.commissions.services.vote import DecisionImpossible
from seuil.courriers.models import Echec, Preuve, Remise
from seuil.courriers.services import noter_la_remise as garder
from seuil.demandes import services as demandes
from seuil.demandes.etats import MotifRadiation
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def noter_l_avertissement(
    decision: Decision, sort: Preuve | Echec, *, remise_le: date, note: str, par: Agent, le: date
) -> Remise:
    """Record what became of the warning: only a proven delivery makes its month run. Raises DroitRefuse,
    DecisionImpossible, RemiseImpossible."""
    exiger(acces.peut_suivre(par, decision))

    decision = decision.verrouiller()
    if decision.avertissement is None:
        raise DecisionImpossible("sort", "Aucun avertissement n’est écrit pour cette décision.")
    remise = garder(decision.avertissement, sort, remise_le=remise_le, note=note, par=par, le=le)

    numero = decision.candidature.demande.numero_unique
    consigner("candidature.avertie", decision.candidature, par=par, le=le, numero=numero, remise=str(remise))
    return remise


@transaction.atomic
def radier(decision: Decision, *, par: Agent, le: date) -> None:
    """Remove the demand that a commission rejected (art. R441-2-8 d), never before the end of its warning.

    Raises DroitRefuse, PassageInterdit, DecisionImpossible while the warning runs or while nothing proves its delivery.
    """
    exiger(acces.peut_suivre(par, decision))

    decision = decision.verrouiller()
    if decision.nature != Nature.IRRECEVABILITE:
        raise DecisionImpossible("nature", "Seul un rejet pour irrecevabilité mène à la radiation.")
    verdict = verdict_de_radiation(decision, le)
    if not verdict.est_oui:
        raise DecisionImpossible("nature", verdict.motif)
    candidature = decision.candidature
    demandes.radier(candidature.demande, motif=MotifRadiation.IRRECEVABILITE, par=par, le=le)

    numero = candidature.demande.numero_unique
    consigner("candidature.radiee", candidature, par=par, le=le, numero=numero, avertie_jusqu_au=radiable_le(decision))
