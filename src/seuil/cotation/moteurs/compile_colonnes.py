"""Columns as the compiled loops read them: addresses of whole numbers, of days, and of bitmaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.cotation.moteurs.colonnes import PREUVES, TYPES, ColonneManquante
from seuil.cotation.moteurs.compile_traduction import RANG_PREUVES, RANGS


@dataclass(frozen=True, slots=True, eq=False)
class Colonnes:
    """Rows ready to be scored: `tableaux` keeps alive what `adresses` points to, at the rank of each fact."""

    lignes: int
    tableaux: dict[str, NDArray[Any]]
    adresses: NDArray[np.int64]

    def exiger(self, noms: Iterable[str]) -> None:
        """Raise ColonneManquante for the first column that is absent."""
        for nom in noms:
            if nom not in self.tableaux:
                raise ColonneManquante(f"la colonne « {nom} » manque au tableau")


def en_colonnes(table: pl.DataFrame) -> Colonnes:
    """Return the facts (and the proofs) of a table: numbers and days share its memory when they have the narrow types.

    Truths are packed again, eight to a byte; a wider column is narrowed by a copy. Raises ColonneManquante for a column
    that is empty somewhere, or whose values do not fit the type of its fact.
    """
    rangs = {**RANGS, PREUVES: RANG_PREUVES}
    tableaux = {serie.name: _tableau(serie) for serie in table if serie.name in rangs}
    adresses = np.zeros(len(rangs), dtype=np.int64)
    for nom, tableau in tableaux.items():
        adresses[rangs[nom]] = tableau.ctypes.data
    return Colonnes(table.height, tableaux, adresses)


def _tableau(serie: pl.Series) -> NDArray[Any]:
    nature = TYPES.get(serie.name, pl.Int64)
    if serie.null_count():
        raise ColonneManquante(f"la colonne « {serie.name} » a des cases vides")
    if serie.dtype != nature:
        serie = _reduire(serie, nature)
    if nature is pl.Boolean:
        return np.packbits(serie.to_numpy(), bitorder="little")
    return np.ascontiguousarray(serie.rechunk().to_physical().to_numpy())


def _reduire(serie: pl.Series, nature: type[pl.DataType]) -> pl.Series:
    try:
        return serie.cast(nature)
    except pl.exceptions.PolarsError:
        raise ColonneManquante(f"la colonne « {serie.name} » doit être de type {nature}, pas {serie.dtype}") from None
