"""Run programmes over columns: what all the threads share, and the outputs they fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.cotation.moteurs.compile_colonnes import Colonnes
from seuil.cotation.moteurs.compile_operations import BLOC, HUIT
from seuil.cotation.moteurs.compile_programme import Programme, Tables, poids
from seuil.cotation.moteurs.lot import MASQUE, MASQUE_PROUVE, TOTAL, TOTAL_PROUVE
from seuil.regles.grilles import Grille

MORCEAU: Final = 32 * BLOC


@dataclass(frozen=True, slots=True, eq=False)
class Notes:
    """Scores in the order of the rows: one line for each total, mask and counted quantity; proven ones come second."""

    totaux: NDArray[np.int16]
    masques: NDArray[np.int64]
    quantites: NDArray[np.int16]

    def table(self) -> pl.DataFrame:
        """Return the columns that `coter_lot` gives."""
        colonnes: dict[str, NDArray[Any]] = {TOTAL: self.totaux[0], MASQUE: self.masques[0]}
        if len(self.totaux) > 1:
            colonnes |= {TOTAL_PROUVE: self.totaux[1], MASQUE_PROUVE: self.masques[1]}
        return pl.DataFrame(colonnes | {f"quantite_{rang}": unites for rang, unites in enumerate(self.quantites)})


@dataclass(frozen=True, slots=True, eq=False)
class Bibliotheque:
    """The programmes of all the grids, end to end: where those of a grid begin and end, and where its weights begin."""

    programmes: NDArray[np.int64]
    bornes: Tables
    depart: Tables
    code: Tables
    groupes: Tables
    poids: Tables
    plans: int
    nombres: int
    est_large: bool
    totaux: int
    sommes: int


def reunir(grilles: Sequence[Grille], programmes: Sequence[Programme]) -> Bibliotheque:
    distincts = list(dict.fromkeys(programmes))
    rangs = {programme: rang for rang, programme in enumerate(distincts)}
    codes, groupes = _bornes([len(p.code) for p in distincts]), _bornes([len(p.groupes) for p in distincts])
    tables = [poids(grille, programme) for grille, programme in zip(grilles, programmes, strict=True)]
    return Bibliotheque(
        programmes=np.array([rangs[programme] for programme in programmes]),
        bornes=np.stack([codes[:-1], codes[1:], groupes[:-1]], axis=1),
        depart=_bornes([len(table) for table in tables]),
        code=np.concatenate([programme.code for programme in distincts]),
        groupes=np.concatenate([programme.groupes for programme in distincts]),
        poids=np.concatenate(tables),
        plans=max(programme.plans for programme in distincts),
        nombres=max(1, *(programme.nombres for programme in distincts)),
        est_large=any(programme.est_large for programme in distincts),
        totaux=distincts[0].totaux,
        sommes=max(len(programme.points) for programme in distincts),
    )


class Execution:
    """One scoring: lots of rows (grid, first, end), cut in pieces that any thread may take."""

    def __init__(
        self, boucles: Callable[..., None], colonnes: Colonnes, bibliotheque: Bibliotheque, lots: Tables
    ) -> None:
        self._boucles = boucles
        self._colonnes = colonnes
        self._lus = bibliotheque
        self._lots = lots
        self._masques = np.empty((bibliotheque.totaux, colonnes.lignes), dtype=np.int64)
        self._sommes = np.empty((bibliotheque.sommes, colonnes.lignes), dtype=np.int16)

    def noter(self, debut: int) -> None:
        """Score one piece; each row is written once, so the order of the pieces does not matter."""
        fin = min(debut + MORCEAU, self._colonnes.lignes)
        premier = np.searchsorted(self._lots[:, 2], debut, side="right")
        dernier = np.searchsorted(self._lots[:, 1], fin, side="left")
        lots = self._lots[premier:dernier].copy()
        lots[:, 1:] = lots[:, 1:].clip(debut, fin)
        troncons = self._troncons(lots)
        lots[:, 0] = self._lus.depart[lots[:, 0]]
        self._boucles(
            troncons,
            lots,
            self._lus.code,
            self._lus.groupes,
            self._lus.poids,
            self._colonnes.adresses,
            self._atelier(),
            self._masques,
            self._sommes,
        )

    def _troncons(self, lots: Tables) -> Tables:
        """Return each stretch of lots of one programme: its rows, its programme, its first lot and the end of them."""
        programmes = self._lus.programmes[lots[:, 0]]
        premiers = np.concatenate([[0], np.flatnonzero(programmes[1:] != programmes[:-1]) + 1])
        derniers = np.append(premiers[1:], len(lots))
        bornes = self._lus.bornes[programmes[premiers]]
        return np.column_stack([lots[premiers, 1], lots[derniers - 1, 2], bornes, premiers, derniers])

    def _atelier(self) -> tuple[NDArray[Any], ...]:
        """Return what a block holds while it is scored: plans, numbers, bytes of the masks, sums, a byte per row."""
        plans = np.empty((self._lus.plans, BLOC), dtype=np.uint8)
        nombres = np.empty((self._lus.nombres, BLOC), dtype=np.int64 if self._lus.est_large else np.int32)
        mots = np.empty((self._lus.totaux * HUIT, BLOC), dtype=np.uint8)
        return plans, nombres, mots, np.empty((self._lus.sommes, BLOC), dtype=np.int16), np.empty(BLOC, dtype=np.uint8)

    def notes(self) -> Notes:
        totaux = self._lus.totaux
        return Notes(self._sommes[:totaux], self._masques, self._sommes[totaux:])


def _bornes(tailles: Sequence[int]) -> Tables:
    return np.concatenate([[0], np.cumsum(tailles, dtype=np.int64)])
