"""What the tests of the list share: an agent who asks it."""

import pytest

from seuil.acteurs.tests.portes import entrer
from seuil.gestion.tests.pages import LISTE


@pytest.fixture
def chercher(client, settings, agents, demande):
    """Return the answer of the list to an agent, for a query."""

    def demander(agent="bailleur", **criteres):
        return entrer(client, settings, agents[agent]).get(LISTE, criteres)

    return demander
