"""Who may see what the installation does by itself."""

from seuil.acteurs.models import Agent, Metier
from seuil.regles.verdicts import Verdict, non, oui


def peut_voir_l_horloge(agent: Agent) -> Verdict:
    """Only an agent empowered to operate the installation; it tells of tasks, never of a household."""
    if agent.exerce(Metier.EXPLOITATION):
        return oui()
    return non("L’horloge est montrée aux seules personnes qui exploitent l’installation.")
