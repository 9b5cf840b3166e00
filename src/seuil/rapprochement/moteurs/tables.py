"""The law of a day as look-up tables, written by calling it: people who count, completed ages, ceilings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from seuil.rapprochement.moteurs.foyers import FINANCEMENTS, GARDES, INCONNU, LIENS, ZONES
from seuil.regles.baremes import bareme
from seuil.regles.calendrier import annees_revolues
from seuil.regles.menage import CATEGORIE_MAXIMALE, Categorie, Lien, Menage, Personne
from seuil.regles.plafonds import Financement, PlafondInconnu, plafond
from seuil.regles.zonage import Zone

CODES: Final = 64
OCTETS: Final = 4


@dataclass(frozen=True, slots=True)
class Tables:
    """What the columns are compared with.

    `jour`: the day, since 1970. `comptes`: by `code`, what a person adds to four counts of one byte each: people of the
    category, dependants among them, dependants at home, CMI. `ages`: completed years by days lived; the last cell
    stands for anything older than a young couple. `plafonds`: by `cellule`, INCONNU where no source gives it.
    """

    jour: int
    comptes: NDArray[np.uint32]
    ages: NDArray[np.uint8]
    plafonds: NDArray[np.int32]
    personnes_maximum: int
    somme_ages: int
    handicap_au_dela_de_six: bool

    def __post_init__(self) -> None:
        for tableau in (self.comptes, self.ages, self.plafonds):
            tableau.setflags(write=False)


@lru_cache(maxsize=16)
def tables(le: date) -> Tables:
    """Return the tables of a day; raises BaremeInconnu before the first text."""
    texte = bareme("menages", le).contenu
    regles, maximum = texte["categorie"], int(texte["bornes"]["personnes_maximum"])
    return Tables(
        jour=(le - date(1970, 1, 1)).days,
        comptes=_comptes(a_naitre=regles["a_naitre_a_charge"]),
        ages=_ages(le, jusqu_a=regles["jeune_menage_somme_ages"]),
        plafonds=_plafonds(le, personnes=maximum + 1),
        personnes_maximum=maximum,
        somme_ages=regles["jeune_menage_somme_ages"],
        handicap_au_dela_de_six=regles["handicap_au_dela_de_six"],
    )


def code(lien: Any, garde: Any, cmi_invalidite: Any) -> Any:
    """Return the cell of a person in `comptes`; the same for one number or for columns."""
    return lien | (garde << 3) | (cmi_invalidite << 5)


def cellule(zone: Any, financement: Any, personnes: Any, personnes_maximum: int) -> Any:
    """Return the cell of a household in `plafonds`."""
    return (zone * np.int16(len(FINANCEMENTS)) + financement) * np.int16(personnes_maximum + 2) + personnes


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


def _plafonds(le: date, *, personnes: int) -> NDArray[np.int32]:
    cellules = product(ZONES, FINANCEMENTS, range(personnes + 1))
    montants = [_plafond(rang, financement, zone, le) for zone, financement, rang in cellules]
    return np.array(montants, dtype=np.int32)


def _plafond(personnes: int, financement: Financement, zone: Zone, le: date) -> int:
    en_plus = max(0, personnes - CATEGORIE_MAXIMALE)
    try:
        return plafond(Categorie(personnes - en_plus, en_plus), financement, zone, le=le)
    except PlafondInconnu:
        return INCONNU
