"""The agents' doors to the year of a demand: who is about to lapse, renewing at a desk, putting back."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.renouvellements.gestion.proches import noter_l_essai, renouvellements
from seuil.renouvellements.gestion.reintegrer import reintegrer
from seuil.renouvellements.gestion.renouveler import renouveler
from seuil.renouvellements.gestion.travail import a_faire, reperes

__all__ = ["a_faire", "adresses", "entrees", "reperes"]
entrees = (Entree("Renouvellements", "gestion:renouvellements", frozenset({Metier.GUICHET}), ("renouvellements/",)),)
adresses = [
    path("renouvellements/", renouvellements, name="renouvellements"),
    path("demandes/<slug:numero>/renouveler/", renouveler, name="renouveler"),
    path("demandes/<slug:numero>/renouveler/essai/", noter_l_essai, name="noter_l_essai"),
    path("demandes/<slug:numero>/reintegrer/", reintegrer, name="reintegrer"),
]
