"""The browser of a household that typed its number and its code."""

from django.http import HttpRequest
from django.test import Client

from seuil.demandes.models import Demande
from seuil.demandes.portail import ouvrir_la_session


def connecter(client: Client, demande: Demande) -> Client:
    """Sign the household of a demand in, and give the browser back."""
    requete = HttpRequest()
    requete.session = client.session
    ouvrir_la_session(requete, demande)
    requete.session.save()
    return client
