"""The public's doors to what a territory tells: its subjects, its search, its delays, its rents."""

from django.urls import path

from seuil.informations.portail.attendre import attentes
from seuil.informations.portail.chercher import recherche
from seuil.informations.portail.comprendre import comprendre, rubrique, sujets
from seuil.informations.portail.loyers import loyers

__all__ = ["adresses", "sujets"]
adresses = [
    path("comprendre/", comprendre, name="comprendre"),
    path("comprendre/<slug:code>/", rubrique, name="rubrique"),
    path("attentes/", attentes, name="attentes"),
    path("loyers/", loyers, name="loyers"),
    path("recherche/", recherche, name="recherche"),
]
