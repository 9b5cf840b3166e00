"""Who runs a commission: the secretariat of its landlord. The law decides who votes, not the software's rights."""

from django.db.models import QuerySet

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Metier
from seuil.commissions.models import Commission, Decision, Point, Seance
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


def peut_desinscrire(acteur: Agent | Systeme, point: Point) -> Verdict:
    """The secretariat; a dwelling that goes back to who had accepted it leaves the agenda by itself."""
    return oui() if isinstance(acteur, Systeme) else peut_tenir(acteur, point.seance.commission)


def peut_relire(agent: Agent, decision: Decision) -> Verdict:
    """Another agent of the landlord than the one who wrote the words."""
    if decision.redigee_par_id == agent.pk:
        return non("Vous avez écrit ces mots : une autre personne les relit.")
    return _du_bailleur(agent, decision, "Seul un agent du bailleur peut relire ces mots.")


def peut_suivre(agent: Agent, decision: Decision) -> Verdict:
    """The landlord's agents follow a rejection: delivery of the warning, answer, removal (art. R441-2-8 d)."""
    return _du_bailleur(agent, decision, "Seul le bailleur suit les décisions de sa commission.")


def _du_bailleur(agent: Agent, decision: Decision, refus: str) -> Verdict:
    bailleur = decision.point.seance.commission.bailleur_id
    if bailleur == agent.organisme_id and {Metier.SECRETARIAT, Metier.ATTRIBUTION} & set(agent.metiers):
        return oui()
    return non(refus)
