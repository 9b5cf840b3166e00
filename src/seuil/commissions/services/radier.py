"""After a rejection: a month once the warning reached the household, then its demand may leave the register."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.models import Decision, Nature
from seuil.commissions.requetes import radiable_le
from seuil.commissions.services.vote import DecisionImpossible
from seuil.demandes import services as demandes
from seuil.demandes.etats import MotifRadiation
from seuil.socle.droits import exiger


@transaction.atomic
def radier(decision: Decision, *, par: Agent, le: date) -> None:
    """Remove the demand that a commission rejected (art. R441-2-8 d), never before the end of its warning.

    Raises DroitRefuse, PassageInterdit, DecisionImpossible while the warning runs or while nothing proves its delivery.
    """
    exiger(acces.peut_suivre(par, decision))

    decision = decision.verrouiller()
    if decision.nature != Nature.IRRECEVABILITE:
        raise DecisionImpossible("nature", "Seul un rejet pour irrecevabilité mène à la radiation.")
    des_le = radiable_le(decision)
    if des_le is None:
        raise DecisionImpossible("nature", "Rien ne prouve que l’avertissement a été reçu : notez sa remise d’abord.")
    if le < des_le:
        raise DecisionImpossible(
            "nature", f"L’avertissement court encore : pas de radiation avant le {des_le:%d/%m/%Y}."
        )
    demandes.radier(decision.candidature.demande, motif=MotifRadiation.IRRECEVABILITE, par=par, le=le)
