"""Who may see who is about to lapse, and write what was tried."""

from seuil.acteurs.models import Agent, Metier
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.regles.verdicts import Verdict, non, oui


def peut_suivre_les_echeances(agent: Agent) -> Verdict:
    """The registering desks: they renew with the household."""
    return oui() if agent.exerce(Metier.GUICHET) else non("Les renouvellements se suivent au guichet.")


def peut_renouveler(agent: Agent, demande: Demande) -> Verdict:
    """A registering desk that follows the demand."""
    verdict = peut_suivre_les_echeances(agent)
    return acces.peut_renouveler(agent, demande) if verdict.est_oui else verdict
