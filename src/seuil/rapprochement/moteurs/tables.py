"""The law of a day as look-up tables, written by calling it: people who count, completed ages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from seuil.rapprochement.moteurs.foyers import GARDES, LIENS
from seuil.regles.baremes import bareme
from seuil.regles.calendrier import annees_revolues
from seuil.regles.menage import Lien, Menage, Personne

CODES: Final = 64
OCTETS: Final = 4


@dataclass(frozen=True, slots=True)
class Tables:
    """What the columns are compared with.

    `jour`: the day, since 1970. `comptes`: by `code`, what a person adds to four counts of one byte each: people of the
    category, dependants among them, dependants at home, CMI. `ages`: completed years by days lived; the last cell
    stands for anything older than a young couple.
    """

    jour: int
    comptes: NDArray[np.uint32]
    ages: NDArray[np.uint8]
    personnes_maximum: int
    somme_ages: int
    handicap_au_dela_de_six: bool

    def __post_init__(self) -> None:
        for tableau in (self.comptes, self.ages):
            tableau.setflags(write=False)


@lru_cache(maxsize=16)
def tables(le: date) -> Tables:
    """Return the tables of a day; raises BaremeInconnu before the first text."""
    texte = bareme("menages", le).contenu
    regles = texte["categorie"]
    return Tables(
        jour=(le - date(1970, 1, 1)).days,
        comptes=_comptes(a_naitre=regles["a_naitre_a_charge"]),
        ages=_ages(le, jusqu_a=regles["jeune_menage_somme_ages"]),
        personnes_maximum=int(texte["bornes"]["personnes_maximum"]),
        somme_ages=regles["jeune_menage_somme_ages"],
        handicap_au_dela_de_six=regles["handicap_au_dela_de_six"],
    )


def code(lien: Any, garde: Any, cmi_invalidite: Any) -> Any:
    """Return the cell of a person in `comptes`; the same for one number or for columns."""
    return lien | (garde << 3) | (cmi_invalidite << 5)


def _comptes(*, a_naitre: bool) -> NDArray[np.uint32]:
    cellules = np.zeros((CODES, OCTETS), dtype=np.uint8)
    for (rang, lien), (place, garde), cmi in product(enumerate(LIENS), enumerate(GARDES), (False, True)):
        foyer = Menage((Personne(lien, None, cmi, garde),))
        compte = bool(foyer.au_foyer) and (a_naitre or lien is not Lien.A_NAITRE)
        cellules[code(rang, place, cmi)] = compte, compte and bool(foyer.a_charge), bool(foyer.a_charge), compte and cmi
    return cellules.view(np.uint32).ravel()


def _ages(le: date, *, jusqu_a: int) -> NDArray[np.uint8]:
    ages = [0]
    while ages[-1] <= jusqu_a:
        ages.append(annees_revolues(le - timedelta(days=len(ages)), le))
    return np.array(ages, dtype=np.uint8)
