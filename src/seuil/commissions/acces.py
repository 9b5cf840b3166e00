"""Who runs a commission: the secretariat of its landlord. The law decides who votes, not the software's rights."""

from django.db.models import QuerySet

from seuil.acteurs.models import Agent, Metier
from seuil.commissions.models import Commission, Seance
from seuil.regles.verdicts import Verdict, non, oui


def visibles_par(agent: Agent) -> QuerySet[Seance]:
    """Return the sessions of the agent's landlord."""
    if not {Metier.SECRETARIAT, Metier.ATTRIBUTION} & set(agent.metiers):
        return Seance.objects.none()
    return Seance.objects.filter(commission__bailleur=agent.organisme).select_related("commission__bailleur")


def peut_tenir(agent: Agent, commission: Commission) -> Verdict:
    """Convene, keep the agenda, record votes and close belong to the secretariat."""
    if agent.exerce(Metier.SECRETARIAT) and commission.bailleur_id == agent.organisme_id:
        return oui()
    return non("Seul le secrétariat de cette commission peut le faire.")
