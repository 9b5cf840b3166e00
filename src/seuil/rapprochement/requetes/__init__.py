"""Reads of matching: the whole search with its reasons, the ranked pages of it, "why not this person"."""

from seuil.rapprochement.requetes.exclusions import compter_les_exclusions
from seuil.rapprochement.requetes.figees import Constat, constater
from seuil.rapprochement.requetes.filtres import Filtres
from seuil.rapprochement.requetes.pages import Page, Repere, candidats, classer, compter
from seuil.rapprochement.requetes.recherche import (
    LIBELLES,
    Exclusion,
    Recherche,
    chercher,
    decrire_les_candidats,
    expliquer,
    graine,
)

__all__ = [
    "LIBELLES",
    "Constat",
    "Exclusion",
    "Filtres",
    "Page",
    "Recherche",
    "Repere",
    "candidats",
    "chercher",
    "classer",
    "compter",
    "compter_les_exclusions",
    "constater",
    "decrire_les_candidats",
    "expliquer",
    "graine",
]
