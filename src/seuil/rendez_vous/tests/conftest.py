"""Households of Ronchin and of Dugny, whose towns have rules; the openings of a desk."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent, Guichet
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.demo.villes import villes
from seuil.regles.creneaux import Recurrence
from seuil.rendez_vous.models import Permanence, RendezVous
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.requetes import CreneauDuGuichet, creneaux_libres
from seuil.rendez_vous.services import ouvrir_une_permanence

PARIS = ZoneInfo("Europe/Paris")
MARDI = 1


def a_paris(jour: date, heure: int = 8, minute: int = 0) -> datetime:
    return datetime.combine(jour, time(heure, minute), tzinfo=PARIS)


def menage(ville: str, le: date, nom: str = "Fictive") -> Demande:
    """Return the demand of the invented household in a town."""
    ici = next(une for une in villes() if une.code == ville)
    return enregistrer(dossier_d_exemple(ici, Mere(nom=nom)), par=Demandeur(), le=le).demande


def libres(guichet: Guichet, sorte: Sorte, a: datetime) -> list[CreneauDuGuichet]:
    return creneaux_libres(guichet, sorte, a)


@pytest.fixture
def ronchin(monde, le) -> Demande:
    return menage("ronchin", le)


@pytest.fixture
def dugny(monde, le) -> Demande:
    return menage("dugny", le)


@pytest.fixture
def lille(agents) -> Agent:
    """The agent of Ronchin's desk, that the demonstration opens from LE."""
    return agents["guichet-ronchin"]


@pytest.fixture
def a(le) -> datetime:
    """Eight o'clock in the morning of LE, a Monday."""
    return a_paris(le)


@pytest.fixture
def par(ronchin) -> Demandeur:
    return Demandeur(ronchin.numero_unique)


@pytest.fixture
def ouvrir() -> Callable[..., Permanence]:
    """Return a function: one opening of an agent's desk, alone."""

    def ouverte(agent: Agent, sorte: Sorte = Sorte.ENTRETIEN, **dits) -> Permanence:
        Permanence.objects.filter(guichet=agent.guichet).delete()
        dit = {"jour": MARDI, "de": time(10, 15), "a": time(11, 45), "minutes": 30} | dits
        le = dit.setdefault("du", date(2026, 10, 1))
        return ouvrir_une_permanence(agent.guichet, agent, sorte, Recurrence(**dit), par=agent, le=le)

    return ouverte


def plus_tard(un: RendezVous, **ecart: int) -> datetime:
    """Return a moment after the end of an appointment."""
    return un.fin + timedelta(**ecart)
