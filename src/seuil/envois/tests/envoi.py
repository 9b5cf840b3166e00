"""A message of the house, and the channel that carries it to a server of the tests."""

from datetime import UTC, datetime

from seuil.envois.tests.serveurs import Boite
from seuil.envois.voies import Message
from seuil.envois.voies.courriel import VoieCourriel, voie_courriel

CLE = "Ab-cd_EFgh0123456789xy"
LIEN = "https://seuil.exemple.invalid/lien/" + "a1B2" * 40


def message(destinataire: str = "essai.nadia@exemple.invalid", **champs: str) -> Message:
    """Return a message; ``champs`` replace its own."""
    ecrits = {
        "cle": CLE,
        "destinataire": destinataire,
        "sujet": "Votre demande de logement",
        "corps": f"Bonjour,\n\nUn courrier vous attend : {LIEN}\n\nÀ bientôt.\n",
        "expediteur_nom": "Ville de Compiègne",
    }
    return Message(**(ecrits | champs))


def voie(boite: Boite, *, delai: float = 30) -> VoieCourriel:
    """Return the channel to a server of the tests."""
    return canal(boite.url(delai=delai))


def canal(url: str) -> VoieCourriel:
    """Return the channel to the relay of a URL, on the morning of 26 November 2026."""
    horloge = datetime(2026, 11, 26, 5, 30, tzinfo=UTC)
    return voie_courriel(url, expediteur="ne-pas-repondre@seuil.exemple.invalid", horloge=lambda: horloge)
