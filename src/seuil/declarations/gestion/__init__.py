"""The agents' doors to what a household says: fill the form at a desk."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.declarations.gestion.brouillons import a_faire
from seuil.declarations.gestion.guichet import commencer, enregistree, enregistrer, recepisse, saisir

__all__ = ["a_faire", "adresses", "entrees"]
ENREGISTREE = "guichet/enregistree/<slug:numero>"
entrees = (Entree("Guichet", "gestion:guichet", frozenset({Metier.GUICHET}), ("guichet/",)),)
adresses = [
    path("guichet/", commencer, name="guichet"),
    path("guichet/enregistrer/", enregistrer, name="enregistrer"),
    path(f"{ENREGISTREE}/", enregistree, name="enregistree"),
    path(f"{ENREGISTREE}/recepisse/", recepisse, name="recepisse"),
    path("guichet/<slug:chapitre>/", saisir, name="saisir"),
]
