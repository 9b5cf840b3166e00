"""Reads of matching: the ranked candidates page by page, who is put aside and why, the frozen rankings."""

from seuil.rapprochement.requetes.exclusions import compter_les_exclusions, souhaitent_plus_de
from seuil.rapprochement.requetes.figees import Constat, constater, lignes_figees, passees_avant, rangs_figes
from seuil.rapprochement.requetes.filtres import Filtres
from seuil.rapprochement.requetes.listes import Listes, listes
from seuil.rapprochement.requetes.pages import (
    Page,
    Rang,
    Repere,
    candidats,
    candidats_avant,
    classer,
    compter,
    compter_les_listes,
    jusqu_a,
    scores_actuels,
)
from seuil.rapprochement.requetes.priorites import offertes
from seuil.rapprochement.requetes.recherche import LIBELLES, Exclusion, decrire_les_candidats, expliquer, graine
from seuil.rapprochement.requetes.tableau import TRIS, Place, Voulu, budgets, tableau

__all__ = [
    "LIBELLES",
    "TRIS",
    "Constat",
    "Exclusion",
    "Filtres",
    "Listes",
    "Page",
    "Place",
    "Rang",
    "Repere",
    "Voulu",
    "budgets",
    "candidats",
    "candidats_avant",
    "classer",
    "compter",
    "compter_les_exclusions",
    "compter_les_listes",
    "constater",
    "decrire_les_candidats",
    "expliquer",
    "graine",
    "jusqu_a",
    "lignes_figees",
    "listes",
    "offertes",
    "passees_avant",
    "rangs_figes",
    "scores_actuels",
    "souhaitent_plus_de",
    "tableau",
]
