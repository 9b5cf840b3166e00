"""Scoring grids: dated text that weighs criteria of the catalogue, read and checked line by line."""

from __future__ import annotations

from seuil.regles.grilles.fautes import Faute, GrilleInvalide
from seuil.regles.grilles.lecture import lire_grille
from seuil.regles.grilles.liaison import LigneLiee, lier
from seuil.regles.grilles.modele import Grille, LigneGrille, Rubrique, Tranche
from seuil.regles.grilles.politique import retenir
from seuil.regles.grilles.versions import (
    GrilleInconnue,
    charger_grille,
    fautes_de_versions,
    grille_en_vigueur,
    grilles_livrees,
)

__all__ = [
    "Faute",
    "Grille",
    "GrilleInconnue",
    "GrilleInvalide",
    "LigneGrille",
    "LigneLiee",
    "Rubrique",
    "Tranche",
    "charger_grille",
    "fautes_de_versions",
    "grille_en_vigueur",
    "grilles_livrees",
    "lier",
    "lire_grille",
    "retenir",
]
