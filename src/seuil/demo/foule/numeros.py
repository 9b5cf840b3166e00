"""The numéros uniques of a crowd: a sequence per ressort and month of deposit, kept from one lot to the next."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.regles.numero_unique import SIECLE

MOIS: int = 12 * 100  # of the century that the two digits of the year tell


class Numeros:
    """The last sequence given in each ressort and month."""

    def __init__(self, ressorts: pl.Series) -> None:
        self.ressorts = ressorts
        self.derniers = np.zeros(len(ressorts) * MOIS, np.int64)

    def donner(self, ressort: NDArray[np.int32], recue_le: NDArray[np.datetime64]) -> pl.Series:
        """Return the numbers of demands, from the ranks of their ressorts and their days of reception."""
        mois = (recue_le.astype("datetime64[M]") - np.datetime64(f"{SIECLE}-01")).astype(np.int64)
        sequence = self._suivre(ressort.astype(np.int64) * MOIS + mois)
        colonnes = {"ressort": self.ressorts.gather(ressort), "recue": recue_le, "sequence": sequence}
        return pl.DataFrame(colonnes).select(
            numero=pl.concat_str(
                "ressort",
                pl.col("recue").dt.strftime("%m%y"),
                pl.col("sequence").cast(pl.String).str.zfill(6),
                pl.lit(GUICHET_PUBLIC),
            )
        )["numero"]

    def _suivre(self, cle: NDArray[np.int64]) -> NDArray[np.int64]:
        ordre = np.argsort(cle, kind="stable")
        rangees = cle[ordre]
        rang = np.empty(len(cle), np.int64)
        rang[ordre] = np.arange(len(cle)) - np.searchsorted(rangees, rangees)
        sequence = self.derniers[cle] + rang + 1
        self.derniers += np.bincount(cle, minlength=len(self.derniers))
        return sequence
