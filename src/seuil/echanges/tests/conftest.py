"""The household of the journey, its desk, a conversation; a town that announces a delay and one that does not."""

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.acteurs.tests.portes import entrer
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.echanges import services
from seuil.echanges.models import Echange
from seuil.echanges.nomenclatures import Sujet
from seuil.echanges.requetes import dernier, destinataires
from seuil.echanges.services import Propos
from seuil.territoires.models import Territoire

SECRET = "Mon ex-mari me cherche."
REPONSE = "Venez avec votre bail, mardi."


def matin(le: date, heure: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(le, time(heure, minute), tzinfo=ZoneInfo("Europe/Paris"))


def ecrire(demande: Demande, le: date, texte: str = SECRET, jeton: str = "") -> Echange:
    """Write a first message to the desk of a demand."""
    par = Demandeur(demande.numero_unique)
    return services.ecrire(demande, destinataires(demande)[0], Sujet.DEMANDE, Propos(texte, (), jeton), par=par, le=le)


def repondre(echange: Echange, agent: Agent, le: date, texte: str = REPONSE) -> Echange:
    """Take a conversation and answer it."""
    a = matin(le)
    services.prendre(Echange.objects.get(pk=echange.pk), par=agent, a=a)
    lu = Echange.objects.select_related("demande").get(pk=echange.pk)
    return services.repondre(lu, Propos(texte), vu=dernier(lu), par=agent, le=le, a=a)


@pytest.fixture
def annoncer() -> Callable[[int], None]:
    """Return a function: the town of the journey announces a delay."""

    def dire(jours: int) -> None:
        ici = Territoire.objects.get(pk="compiegne")
        Territoire.objects.filter(pk=ici.pk).update(parametres=ici.parametres | {"reponse_message_jours": jours})

    return dire


@pytest.fixture
def guichet(agents) -> Agent:
    return agents["guichet"]


@pytest.fixture
def foyer(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


@pytest.fixture
def ecrit(demande, le) -> Echange:
    return ecrire(demande, le)


@pytest.fixture
def chez_elle(demande) -> Client:
    return connecter(Client(), demande)


@pytest.fixture
def bureau(settings, guichet, le) -> Client:
    return entrer(Client(), settings, guichet, le)
