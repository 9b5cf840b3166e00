"""Reads of matching: the whole search with its reasons, the ranked pages of it, "why not this person"."""

from seuil.rapprochement.requetes.filtres import Filtres
from seuil.rapprochement.requetes.pages import Page, Repere, candidats, compter
from seuil.rapprochement.requetes.recherche import LIBELLES, Exclusion, Recherche, chercher, expliquer, graine

__all__ = [
    "LIBELLES", "Exclusion", "Filtres", "Page", "Recherche", "Repere", "candidats", "chercher", "compter", "expliquer",
    "graine",
]  # fmt: skip
