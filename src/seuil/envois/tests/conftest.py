"""A household that may be written to, and the channels of the tests: a real mail server, a stub of the operator."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.demandes.models import Demande
from seuil.envois.annonces import Annonce, Papier
from seuil.envois.tests.serveurs import boite_aux_lettres
from seuil.envois.voies.courriel import voie_courriel

PARIS = ZoneInfo("Europe/Paris")
MIDI = datetime(2026, 11, 23, 12, 0, tzinfo=PARIS)


@pytest.fixture
def par(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


@pytest.fixture
def courriel(demande, le) -> Contact:
    """The verified e-mail of the household."""
    return Contact.objects.create(
        demande=demande, canal=Canal.COURRIEL, adresse="nadia@exemple.invalid", cree_le=le, verifie_le=le
    )


@pytest.fixture
def telephone(demande, le) -> Contact:
    """The verified phone of the household."""
    return Contact.objects.create(demande=demande, canal=Canal.SMS, adresse="0612345678", cree_le=le, verifie_le=le)


@pytest.fixture
def boite():
    """A mail server that accepts."""
    with boite_aux_lettres() as ouverte:
        yield ouverte


@pytest.fixture
def voies(boite):
    """The channels of an installation that sends e-mails."""
    return {Canal.COURRIEL: voie(boite)}


def voie(boite, *, delai: float = 1):
    return voie_courriel(boite.url(delai=delai), expediteur="seuil@logement.exemple", horloge=timezone.localtime)


def annonce(demande: Demande, **changee) -> Annonce:
    """A notice that needs nothing, on one fact."""
    dite = {
        "avis": "essai",
        "fait": "journal 1",
        "sujet": "Du nouveau pour votre demande",
        "titre": "Un essai",
        "corps": "Un fait.\n\nPour lire : {lien}",
        "sms": "Un message vous attend. {lien}",
        "expediteur": demande.guichet.organisme,
        "papier": Papier.A_DEFAUT,
    }
    return Annonce(**dite | changee)
