"""Columns as the compiled loops read them: addresses of whole numbers, of days, and of bitmaps, none of them copied."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.cotation.moteurs.colonnes import PREUVES, TYPES, ColonneManquante
from seuil.cotation.moteurs.compile_operations import HUIT
from seuil.cotation.moteurs.compile_traduction import RANG_PREUVES, RANGS

NOM_DU_FLUX: Final = b"arrow_array_stream"


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
    """Return the facts (and the proofs) of a table, sharing its memory where it has the narrow types of the facts.

    A wider column is narrowed by a copy. Raises ColonneManquante for a column that is empty somewhere, or whose values
    do not fit the type of its fact.
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
        return _bits(serie.rechunk())
    return np.ascontiguousarray(serie.rechunk().to_physical().to_numpy())


def _reduire(serie: pl.Series, nature: type[pl.DataType]) -> pl.Series:
    try:
        return serie.cast(nature)
    except pl.exceptions.PolarsError:
        raise ColonneManquante(
            f"la colonne « {serie.name} » doit être de type {nature}, pas {serie.dtype}"
        ) from None


class _Tableau(ctypes.Structure):
    """Arrow C data interface, struct ArrowArray."""

    _fields_ = (
        ("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64), ("buffers", ctypes.POINTER(ctypes.c_void_p)),
        ("children", ctypes.c_void_p), ("dictionary", ctypes.c_void_p),
        ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)), ("private_data", ctypes.c_void_p),
    )  # fmt: skip


class _Flux(ctypes.Structure):
    """Arrow C stream interface, struct ArrowArrayStream."""

    _fields_ = (
        ("get_schema", ctypes.c_void_p), ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)),
        ("get_last_error", ctypes.c_void_p), ("release", ctypes.c_void_p), ("private_data", ctypes.c_void_p),
    )  # fmt: skip


def _bits(serie: pl.Series) -> NDArray[np.uint8]:
    """Return the bitmap of a column of booleans; it is copied only when it does not start on a byte."""
    tableau = _Tableau()
    capsule = serie.__arrow_c_stream__(None)
    lire = ctypes.pythonapi.PyCapsule_GetPointer
    lire.restype, lire.argtypes = ctypes.c_void_p, (ctypes.py_object, ctypes.c_char_p)
    flux = ctypes.cast(lire(capsule, NOM_DU_FLUX), ctypes.POINTER(_Flux))
    if not len(serie) or flux.contents.get_next(ctypes.addressof(flux.contents), ctypes.addressof(tableau)):
        return np.zeros(0, dtype=np.uint8)
    rang, decalage = divmod(tableau.offset, HUIT)
    taille = -(-len(serie) // HUIT)
    memoire = (ctypes.c_uint8 * taille).from_address(tableau.buffers[1] + rang)
    weakref.finalize(memoire, _liberer, tableau)
    if decalage:
        return np.packbits(serie.to_numpy(), bitorder="little")
    bits: NDArray[np.uint8] = np.ctypeslib.as_array(memoire)
    return bits


def _liberer(tableau: _Tableau) -> None:
    tableau.release(ctypes.addressof(tableau))
