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
from seuil.cotation.moteurs.compile_programme import Programme, Tables, pesees
from seuil.cotation.moteurs.lot import MASQUE, MASQUE_PROUVE, TOTAL, TOTAL_PROUVE
from seuil.regles.grilles import Grille

MORCEAU: Final = 16 * BLOC


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
    """The programmes of all the grids end to end; a row of `index` says where those of a grid begin and end."""

    index: Tables
    code: Tables
    masques: Tables
    pesees: Tables
    plans: int
    nombres: int
    est_large: bool
    totaux: int
    quantites: int


def reunir(grilles: Sequence[Grille], programmes: Sequence[Programme]) -> Bibliotheque:
    distincts = list(dict.fromkeys(programmes))
    codes, masques = _bornes([len(p.code) for p in distincts]), _bornes([len(p.masques) for p in distincts])
    rangs = {programme: rang for rang, programme in enumerate(distincts)}
    ici = np.array([rangs[programme] for programme in programmes])
    a_peser = [pesees(grille, programme) for grille, programme in zip(grilles, programmes, strict=True)]
    poids = _bornes([len(pesee) for pesee in a_peser])
    return Bibliotheque(
        index=np.stack([codes[ici], codes[ici + 1], masques[ici], poids[:-1], poids[1:]], axis=1),
        code=np.concatenate([programme.code for programme in distincts]),
        masques=np.concatenate([programme.masques for programme in distincts]),
        pesees=np.concatenate(a_peser),
        plans=max(programme.plans for programme in distincts),
        nombres=max(1, *(programme.nombres for programme in distincts)),
        est_large=any(programme.est_large for programme in distincts),
        totaux=len(distincts[0].totaux),
        quantites=max(len(programme.unites) for programme in distincts),
    )


class Execution:
    """One scoring: stretches of rows (grid, first, end), cut in pieces that any thread may take."""

    def __init__(
        self, boucles: Callable[..., None], colonnes: Colonnes, bibliotheque: Bibliotheque, troncons: Tables
    ) -> None:
        self._boucles = boucles
        self._colonnes = colonnes
        self._bibliotheque = bibliotheque
        self._troncons = troncons
        self._masques = np.empty((bibliotheque.totaux, colonnes.lignes), dtype=np.int64)
        self._sommes = np.empty((bibliotheque.totaux + bibliotheque.quantites, colonnes.lignes), dtype=np.int16)

    def noter(self, debut: int) -> None:
        """Score one piece; each row is written once, so the order of the pieces does not matter."""
        lus, fin = self._bibliotheque, min(debut + MORCEAU, self._colonnes.lignes)
        premier = np.searchsorted(self._troncons[:, 2], debut, side="right")
        dernier = np.searchsorted(self._troncons[:, 1], fin, side="left")
        ici = self._troncons[premier:dernier].copy()
        ici[:, 1:] = ici[:, 1:].clip(debut, fin)
        plans = np.empty((lus.plans, BLOC), dtype=np.uint8)
        nombres = np.empty((lus.nombres, BLOC), dtype=np.int64 if lus.est_large else np.int32)
        mots = np.empty((HUIT, BLOC), dtype=np.uint8)
        self._boucles(
            ici, lus.index, lus.code, lus.masques, lus.pesees, self._colonnes.adresses, plans, nombres, mots,
            self._masques, self._sommes,
        )  # fmt: skip

    def notes(self) -> Notes:
        totaux = self._bibliotheque.totaux
        return Notes(self._sommes[:totaux], self._masques, self._sommes[totaux:])


def _bornes(tailles: Sequence[int]) -> Tables:
    return np.concatenate([[0], np.cumsum(tailles, dtype=np.int64)])
