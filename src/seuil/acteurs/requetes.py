"""Reads of the directory: which landlords are present where, which desks are near."""

from collections.abc import Iterable

from django.db.models import QuerySet

from seuil.acteurs.models import Agent, Guichet, Organisme, Sorte
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.requetes import territoire_de

RESSORTS_NOMMES = 2


def bailleurs_presents(communes: Iterable[Commune]) -> QuerySet[Organisme]:
    """Return the landlords with social housing in these communes (art. R441-2-4 e)."""
    return Organisme.objects.filter(sorte=Sorte.BAILLEUR, communes__in=communes).distinct().order_by("nom")


def guichets_de(territoire: Territoire) -> QuerySet[Guichet]:
    """Return the desks of a territory, those that register first."""
    return Guichet.objects.filter(territoire=territoire).order_by("-enregistre", "nom")


def territoire_de_l_agent(agent: Agent) -> Territoire | None:
    """Return the one territory whose rules an agent works under: its desk's or its authority's; None for several."""
    if agent.guichet_id and (sien := Territoire.objects.filter(guichets=agent.guichet_id).first()):
        return sien
    organisme = agent.organisme
    if organisme is None or organisme.sorte not in (Sorte.COMMUNE, Sorte.EPCI):
        return None
    if organisme.commune:
        return territoire_de(organisme.commune)
    return Territoire.objects.filter(epci=organisme.epci_id).first() if organisme.epci_id else None


def lieu_de_travail(agent: Agent, ici: Territoire | None) -> str:
    """Say where the agent works, as its pages show it: its territory ``ici``, else its ressorts."""
    if ici is not None:
        return ici.nom_court
    ressorts = [ressort.nom for ressort in agent.organisme.ressorts.order_by("nom")] if agent.organisme else []
    return ", ".join(ressorts) if len(ressorts) <= RESSORTS_NOMMES else f"{len(ressorts)} départements et régions"
