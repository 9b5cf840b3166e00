"""The steps in their order, each on a later day than the one before."""

from collections.abc import Callable, Iterator
from datetime import date

from seuil.acteurs.models import Agent
from seuil.demo.jouer.bail import louer
from seuil.demo.jouer.commission import decider
from seuil.demo.jouer.depot import deposer
from seuil.demo.jouer.designation import designer
from seuil.demo.jouer.partie import Partie
from seuil.demo.jouer.visibilite import voir
from seuil.socle.horloge import jouer_jusqu_au

DUREE = 50  # days, from the form to the lease
ETAPES: tuple[Callable[[Partie], Iterator[str]], ...] = (deposer, voir, designer, decider, louer)


def jouer(le: date) -> Iterator[str]:
    """Play the six steps on the loaded world; yield one line per fact. Raises EtapeRatee."""
    partie = Partie(le, agents={agent.username: agent for agent in Agent.objects.all()})
    with jouer_jusqu_au(partie.jour(DUREE)):
        for etape in ETAPES:
            yield from etape(partie)
