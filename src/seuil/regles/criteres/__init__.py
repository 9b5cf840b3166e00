"""The catalogue of observations: pure facts of a demand, which a grid weighs and never redefines."""

from __future__ import annotations

from seuil.regles.criteres import locaux, logement, malus, nationaux
from seuil.regles.criteres.catalogue import CATALOGUE, Critere, Genre, Nature
from seuil.regles.criteres.contexte import Contexte, il_y_a_n_ans, il_y_a_n_mois
from seuil.regles.criteres.faits import FAITS, PROUVABLES, Faits
from seuil.regles.criteres.nomenclatures import SituationPro, StatutOccupation

MODULES = (nationaux, logement, locaux, malus)

__all__ = [
    "CATALOGUE",
    "FAITS",
    "MODULES",
    "PROUVABLES",
    "Contexte",
    "Critere",
    "Faits",
    "Genre",
    "Nature",
    "SituationPro",
    "StatutOccupation",
    "il_y_a_n_ans",
    "il_y_a_n_mois",
]
