"""What the tests of designations share: the demands of the ranking, in order; who opens its page."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import entrer
from seuil.demandes.models import Demande
from seuil.rapprochement.gestion import montres
from seuil.rapprochement.tests.oracle import chercher

LE = date(2026, 11, 23)


@pytest.fixture
def classees(orientee, demande) -> list[Demande]:
    """The demands of the ranking, in order."""
    cles = [ligne.demande for ligne in chercher(orientee, le=LE).candidats]
    connues = Demande.objects.in_bulk(cles)
    return [connues[cle] for cle in cles]


@pytest.fixture
def bailleur(client, settings, agents):
    return entrer(client, settings, agents["bailleur"])


@pytest.fixture
def adresse(orientee):
    return f"/gestion/vacances/{orientee.pk}/candidats/"


@pytest.fixture
def petites_pages(monkeypatch):
    monkeypatch.setattr(montres, "PAR_PAGE", 4)
