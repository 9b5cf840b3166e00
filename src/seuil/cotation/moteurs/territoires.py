"""Weigh stored truths when every row follows the grid of its own territory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from seuil.cotation.moteurs.poids import Masques, Quantites, Totaux, points_par_bit, repeser
from seuil.regles.grilles import Grille

BLOC: Final = 1 << 16
OCTETS: Final = 8
VALEURS: Final = 256

Numeros = NDArray[np.int64]


def repeser_territoires(
    grilles: Sequence[Grille], territoires: Numeros, masques: Masques, quantites: Quantites | None = None
) -> Totaux:
    """Return totals when each row follows its own grid (`territoires` indexes `grilles`); all truths count as proven.

    Additive grids without counted lines are weighed together, byte by byte, fastest when rows are sorted by territory;
    the other grids are weighed one after the other.
    """
    totaux = _par_octets(tables_par_octet(grilles), territoires, masques)
    complexes = [rang for rang, grille in enumerate(grilles) if grille.quantites or not grille.est_additive]
    if complexes:
        ordre = np.argsort(territoires, kind="stable")
        debuts = np.searchsorted(territoires[ordre], [[rang, rang + 1] for rang in complexes])
        for rang, (debut, fin) in zip(complexes, debuts.tolist(), strict=True):
            lignes = ordre[debut:fin]
            totaux[lignes] = repeser(grilles[rang], masques[lignes], None if quantites is None else quantites[lignes])
    return totaux


def tables_par_octet(grilles: Sequence[Grille]) -> NDArray[np.int16]:
    """Return points by byte of the mask, grid and value: shape (8, grids, 256)."""
    poids = np.array([points_par_bit(grille) for grille in grilles], dtype=np.int16)
    tables = np.zeros((OCTETS, len(grilles), VALEURS), dtype=np.int16)
    for octet in range(OCTETS):
        for place in range(OCTETS):
            ajout = poids[:, octet * OCTETS + place, None]
            tables[octet, :, 1 << place : 2 << place] = tables[octet, :, : 1 << place] + ajout
    return tables


def _par_octets(tables: NDArray[np.int16], territoires: Numeros, masques: Masques) -> Totaux:
    """Look up block by block, so that indexes and partial sums stay in the cache."""
    octets = np.ascontiguousarray(masques, dtype="<i8").view(np.uint8).reshape(-1, OCTETS)
    utiles = [(rang, tables[rang].reshape(-1)) for rang in range(OCTETS) if tables[rang].any()]
    totaux = np.zeros(len(masques), dtype=np.int16)
    for debut in range(0, len(masques), BLOC):
        bloc = slice(debut, debut + BLOC)
        base = territoires[bloc].astype(np.intp) * VALEURS
        for rang, table in utiles:
            totaux[bloc] += table.take(base + octets[bloc, rang], mode="clip")
    return totaux
