"""What every test may use: the world of the demonstration, loaded once, and its agents."""

import os
from datetime import date

import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the test's thread

LE = date(2026, 11, 23)


@pytest.fixture(scope="session")
def monde(django_db_setup, django_db_blocker):
    """Reference data, the invented landlord and 60 invented demands of Compiègne, as of LE."""
    from seuil.acteurs.models import Guichet
    from seuil.cotation.models import Grille
    from seuil.demo.monde import charger_exemple, charger_reference
    from seuil.demo.peupler import Peuplement
    from seuil.demo.population import population

    with django_db_blocker.unblock():
        charger_reference(LE)
        charger_exemple(LE)
        peuplement = Peuplement(Guichet.objects.get(pk="60ARC"), Grille.objects.get(territoire="compiegne"), le=LE)
        peuplement.charger(population(60, le=LE), lambda nombre: None)


@pytest.fixture
def agents(monde, db):
    """The agents of the demonstration, by user name."""
    from seuil.acteurs.models import Agent

    return {agent.username: agent for agent in Agent.objects.select_related("organisme", "guichet")}
