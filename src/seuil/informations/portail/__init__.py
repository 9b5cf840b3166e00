"""The public's doors to what a territory tells: its subjects, its search, its delays, its rents; to those who help."""

from django.urls import path

from seuil.informations.portail.aider import aider, aider_comme, fiche
from seuil.informations.portail.attendre import attentes
from seuil.informations.portail.chercher import recherche
from seuil.informations.portail.comprendre import comprendre, rubrique, sujets
from seuil.informations.portail.loyers import loyers

__all__ = ["adresses", "sujets"]
adresses = [
    path("comprendre/", comprendre, name="comprendre"),
    path("comprendre/<slug:code>/", rubrique, name="rubrique"),
    path("aider/", aider, name="aider"),
    path("aider/fiche/", fiche, name="fiche"),
    path("aider/<slug:role>/", aider_comme, name="aider_comme"),
    path("attentes/", attentes, name="attentes"),
    path("loyers/", loyers, name="loyers"),
    path("recherche/", recherche, name="recherche"),
]
