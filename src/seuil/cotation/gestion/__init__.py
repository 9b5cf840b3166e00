"""The agents' doors to scoring: the published grid, a new version of it, a score explained."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.cotation.gestion.grille import grille
from seuil.cotation.gestion.publier import publier

__all__ = ["adresses", "entrees"]
entrees = (Entree("Grille", "gestion:grille", frozenset(Metier), ("grille/",)),)
adresses = [path("grille/", grille, name="grille"), path("grille/publier/", publier, name="publier")]
