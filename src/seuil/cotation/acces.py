"""Who publishes a grid: the intercommunal authority that the deliberation binds."""

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Metier
from seuil.regles.verdicts import Verdict, non, oui
from seuil.territoires.models import Territoire


def territoires_de(agent: Agent) -> list[Territoire]:
    """Return the territories of the agent's ressorts, those of its own authority first."""
    organisme = agent.organisme
    if organisme is None:
        return []
    siens = Territoire.objects.filter(ressort__in=organisme.ressorts.all()).order_by("pk")
    return sorted(siens, key=lambda territoire: not est_chez_soi(agent, territoire))


def est_chez_soi(agent: Agent, territoire: Territoire) -> bool:
    """Say whether the territory is ruled by the agent's own authority."""
    organisme = agent.organisme
    return organisme is not None and (
        (territoire.epci_id is not None and organisme.epci_id == territoire.epci_id)
        or (territoire.commune_id is not None and organisme.commune_id == territoire.commune_id)
    )


def peut_publier(acteur: Agent | Systeme, territoire: Territoire) -> Verdict:
    """Only an agent of the territory's own authority, empowered for scoring."""
    if isinstance(acteur, Systeme):
        return oui()
    if acteur.exerce(Metier.COTATION) and est_chez_soi(acteur, territoire):
        return oui()
    return non("Seule l’autorité de ce territoire publie sa grille de cotation.")
