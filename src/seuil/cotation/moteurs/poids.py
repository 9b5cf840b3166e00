"""Weigh stored truths again, without evaluating a rule: look-up tables on the mask, sixteen bits at a time."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from seuil.regles.grilles import Grille, LigneGrille, retenir

Masques = NDArray[np.int64]
Totaux = NDArray[np.int16]
Quantites = NDArray[np.int16]

DEMI: Final = 16
VALEURS: Final = 1 << DEMI
BITS: Final = 64


def repeser(
    grille: Grille, masques: Masques, quantites: Quantites | None = None, *, masques_prouves: Masques | None = None
) -> Totaux:
    """Return the totals of stored truths under a grid whose bits are those of the masks.

    `quantites` has one row per demand and one column per counted line; without `masques_prouves`, all is proven.
    """
    prouves = masques if masques_prouves is None else masques_prouves
    comptes = masques_comptes(grille, masques, prouves)
    if grille.est_additive:
        return _par_tables(grille, comptes, quantites)
    return _par_politique(grille, comptes, quantites)


def masques_comptes(grille: Grille, masques: Masques, prouves: Masques) -> Masques:
    """Return the truths that count: all of them, but only the proven ones for the lines that ask for a proof."""
    exiges = sum(_bits(ligne) for ligne in grille.lignes_actives if not ligne.compte_si_provisoire)
    if not exiges:
        return masques
    return (masques & ~np.int64(exiges)) | (prouves & np.int64(exiges))


def tables_de_poids(grille: Grille) -> NDArray[np.int16]:
    """Return, for each half of sixteen bits, the points of its 65 536 values (lines counted by unit left out)."""
    poids = points_par_bit(grille)
    tables = np.zeros((4, VALEURS), dtype=np.int16)
    for demi in range(4):
        for place in range(DEMI):
            tables[demi, 1 << place : 2 << place] = tables[demi, : 1 << place] + poids[demi * DEMI + place]
    return tables


@lru_cache(maxsize=4096)
def points_par_bit(grille: Grille) -> tuple[np.int16, ...]:
    """Return the points of each of the 64 bits; zero for unused bits and for lines counted by unit."""
    poids = [np.int16(0)] * BITS
    for ligne in grille.lignes_actives:
        if ligne.rang is None:
            poids[ligne.bit : ligne.bit + ligne.bits] = map(np.int16, ligne.poids)
    return tuple(poids)


def _par_tables(grille: Grille, comptes: Masques, quantites: Quantites | None) -> Totaux:
    moities = np.ascontiguousarray(comptes, dtype="<i8").view("<u2").reshape(-1, 4)
    tables = tables_de_poids(grille)
    totaux: Totaux = tables[0][moities[:, 0]]
    for demi in range(1, -(-grille.bits // DEMI)):
        totaux += tables[demi][moities[:, demi]]
    for ligne in grille.quantites:
        if ligne.est_active:
            totaux += np.int16(ligne.points) * _unites(ligne, comptes, quantites)
    return totaux


def _par_politique(grille: Grille, comptes: Masques, quantites: Quantites | None) -> Totaux:
    conditions = [_conditions(ligne, comptes, quantites) for ligne in grille.lignes_actives]
    totaux = np.zeros(len(comptes), dtype=np.int16)
    for pesee in retenir(grille, conditions):
        for test, points in pesee:
            totaux += np.where(test, np.int16(points), np.int16(0))
    return totaux


def _conditions(ligne: LigneGrille, comptes: Masques, quantites: Quantites | None) -> list[Any]:
    if ligne.rang is None:
        return [(comptes & np.int64(1 << (ligne.bit + place))) != 0 for place in range(ligne.bits)]
    unites = _unites(ligne, comptes, quantites)
    return [unites >= rang for rang in range(1, ligne.unites + 1)]


def _unites(ligne: LigneGrille, comptes: Masques, quantites: Quantites | None) -> NDArray[np.int16]:
    """Return the units that count, up to the cap of this grid; none where the line is not proven and must be."""
    if quantites is None or ligne.rang is None:
        raise ValueError(f"« {ligne.code} » se compte par unité : il faut les quantités gardées")
    plafonnees = np.minimum(quantites[:, ligne.rang], np.int16(ligne.unites))
    compte = (comptes & np.int64(1 << ligne.bit)) != 0
    return np.where(compte, plafonnees, np.int16(0)).astype(np.int16)


def _bits(ligne: LigneGrille) -> int:
    return ((1 << ligne.bits) - 1) << ligne.bit
