"""What the register adds to an agent's first page."""

from collections.abc import Iterator
from datetime import date

from seuil.acteurs.gestion import Repere
from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.socle.design.mesures import nombre


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield how many active demands the agent may see."""
    yield Repere(nombre(acces.visibles_par(agent).actives().count()), "Demandes actives visibles")
