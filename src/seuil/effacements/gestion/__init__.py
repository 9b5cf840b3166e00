"""The agents' doors to what households ask about their data."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.effacements.gestion.sollicitations import effacements, repondre
from seuil.effacements.gestion.travail import a_faire

__all__ = ["a_faire", "adresses", "entrees"]
entrees = (Entree("Effacements", "gestion:effacements", frozenset({Metier.GESTION}), ("effacements/",)),)
adresses = [
    path("effacements/", effacements, name="effacements"),
    path("effacements/<int:pk>/", repondre, name="repondre_a_l_effacement"),
]
