"""Who lives in each household: one row per person, in the order of the demands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.demandes.nomenclatures import Lien
from seuil.demo.foule.tirages import Hasard, foule, nombres, vrai
from seuil.demo.population import lois

AN: Final = 365.25
LIENS: Final = pl.Series([Lien.DEMANDEUR.value, Lien.CONJOINT.value, Lien.A_CHARGE.value, Lien.A_NAITRE.value])
DEMANDEUR, CONJOINT, A_CHARGE, A_NAITRE = range(4)
DEMI_NOM: Final = 256
NOMS: Final = DEMI_NOM * DEMI_NOM
MELANGE: Final = 40_503  # odd: every rank has its own name until all have served
RESTES: Final = 512


@dataclass(frozen=True, slots=True)
class Foyers:
    """Of each household: its size, is there a couple. Of each person: its household, its link, its days of life."""

    taille: NDArray[np.int64]
    couple: NDArray[np.bool_]
    place: NDArray[np.int64]
    lien: NDArray[np.int64]
    jours: NDArray[np.int64]

    @property
    def adultes(self) -> NDArray[np.bool_]:
        """Which people hold the demand."""
        return self.lien <= CONJOINT


def tirer_foyers(hasard: Hasard, anciennete: NDArray[np.int64]) -> Foyers:
    """Draw the households of demands received ``anciennete`` days ago; days of life are negative before birth."""
    nombre = len(anciennete)
    taille = nombres(hasard, lois()["personnes"], nombre)
    taille = np.where(taille == 6, nombres(hasard, foule()["grands_foyers"], nombre), taille)
    couple = (taille > 1) & vrai(hasard, foule()["couple"], nombre)
    place = np.repeat(np.arange(nombre), taille)
    rang = np.arange(len(place)) - np.repeat(np.cumsum(taille) - taille, taille)
    lien = np.where(rang == 0, DEMANDEUR, np.where((rang == 1) & couple[place], CONJOINT, A_CHARGE))
    attendu = vrai(hasard, foule()["a_naitre"], nombre)[place] & (rang == taille[place] - 1) & (lien == A_CHARGE)
    lien = np.where(attendu, A_NAITRE, lien)
    return Foyers(taille, couple, place, lien, _jours(hasard, anciennete, place, lien))


def _jours(
    hasard: Hasard, anciennete: NDArray[np.int64], place: NDArray[np.int64], lien: NDArray[np.int64]
) -> NDArray[np.int64]:
    age: dict[str, int] = foule()["age"]
    minimum = anciennete + age["minimum"] * AN
    demandeur = (hasard.normal(age["moyenne"], age["ecart"], len(anciennete)) * AN).clip(minimum, age["maximum"] * AN)
    conjoint = demandeur[place] + hasard.normal(0, age["conjoint_ecart"], len(place)) * AN
    plus_grand = (demandeur - age["minimum"] * AN).clip(1, age["enfant_maximum"] * AN)
    enfant = np.maximum(plus_grand[place] * hasard.random(len(place)), anciennete[place] + 1)
    adulte = np.where(lien == CONJOINT, conjoint.clip(minimum[place], age["maximum"] * AN), demandeur[place])
    attendu = -hasard.integers(10, 240, len(place))
    return np.where(lien <= CONJOINT, adulte, np.where(lien == A_NAITRE, attendu, enfant)).astype(np.int64)


def naissances(foyers: Foyers, le: np.datetime64, depuis: int) -> NDArray[np.datetime64]:
    """Return the days of birth. Holders who bear the same name are never born the same day: no two are one person."""
    jour = le.astype(np.int64) - foyers.jours
    reste = (foyers.place + depuis) // NOMS * 2 + (foyers.lien == CONJOINT)
    jour -= np.where(foyers.adultes, (jour - reste) % RESTES, 0)
    return jour.astype("datetime64[D]")


def noms(place: NDArray[np.int64], depuis: int) -> pl.Series:
    """Return the family name of each person: two invented halves, by the rank of the household."""
    dits: dict[str, Any] = lois()["noms"]
    demis = [debut + fin for debut in dits["debuts"] for fin in dits["fins"]]
    code = (place + depuis) * MELANGE % NOMS
    debut, fin = (pl.Series(demis).gather(moitie) for moitie in (code // DEMI_NOM, code % DEMI_NOM))
    return pl.DataFrame({"a": debut, "b": fin}).select(nom=pl.concat_str("a", "b", separator="-"))["nom"]
