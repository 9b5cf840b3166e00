"""Score columns in memory with compiled loops (optional extra `seuil[simulation]`): one grid, or one per territory.

The loops are compiled once in the life of a process, whatever the grids: a grid is a programme of instructions, each
run over a block of rows. `coter_lot` needs no extra, and reads files larger than memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from types import ModuleType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from seuil.cotation.moteurs.colonnes import PREUVES
from seuil.cotation.moteurs.compile_colonnes import Colonnes
from seuil.cotation.moteurs.compile_execution import MORCEAU, Execution, Notes, reunir
from seuil.cotation.moteurs.compile_programme import Tables, programmer
from seuil.regles.grilles import Grille

noyau: ModuleType | None
try:
    from seuil.cotation.moteurs import compile_noyau as noyau
except ImportError:
    noyau = None

Territoires = NDArray[np.integer[Any]]

FILS: Final = 2


class CompilateurAbsent(RuntimeError):
    """The optional extra that compiles the loops is not installed."""


class TerritoireSansGrille(ValueError):
    """A row names a territory beyond the grids given."""


def coter_compile(
    colonnes: Colonnes,
    grille: Grille,
    le: date,
    *,
    avec_preuves: bool = False,
    parametres: Mapping[str, int] | None = None,
    fils: int = FILS,
) -> Notes:
    """Return the scores of all rows under one grid, the same as `coter_lot`, whatever the number of threads.

    Raises ColonneManquante, PreuvesRequises, CompilateurAbsent.
    """
    tout = np.array([[0, 0, colonnes.lignes]], dtype=np.int64)
    return _coter(colonnes, [grille], tout, le, parametres, avec_preuves=avec_preuves, fils=fils)


def coter_territoires(
    colonnes: Colonnes,
    grilles: Sequence[Grille],
    territoires: Territoires,
    le: date,
    *,
    avec_preuves: bool = False,
    parametres: Mapping[str, int] | None = None,
    fils: int = FILS,
) -> Notes:
    """Return the scores of all rows, each under the grid of its own territory (`territoires` indexes `grilles`).

    One pass: fast when rows are sorted by territory, right in any order. A grid with fewer counted lines than another
    has zeros in the last quantities. Raises as `coter_compile`, and TerritoireSansGrille.
    """
    if len(territoires) != colonnes.lignes:
        raise TerritoireSansGrille(f"{len(territoires)} territoires pour {colonnes.lignes} lignes : il en faut autant")
    if len(territoires) and not 0 <= territoires.min() <= territoires.max() < len(grilles):
        raise TerritoireSansGrille(f"un territoire est hors des {len(grilles)} grilles données")
    lots = _lots(territoires)
    return _coter(colonnes, grilles, lots, le, parametres, avec_preuves=avec_preuves, fils=fils)


def _lots(territoires: Territoires) -> Tables:
    """Return each lot of rows of the same territory: its grid, its first row, its end."""
    fins = np.append(np.flatnonzero(territoires[1:] != territoires[:-1]) + 1, len(territoires))
    debuts = np.concatenate([[0], fins[:-1]])
    if not len(territoires):
        return np.zeros((0, 3), dtype=np.int64)
    return np.stack([territoires[debuts], debuts, fins], axis=1).astype(np.int64)


def _coter(
    colonnes: Colonnes,
    grilles: Sequence[Grille],
    lots: Tables,
    le: date,
    parametres: Mapping[str, int] | None,
    *,
    avec_preuves: bool,
    fils: int,
) -> Notes:
    if noyau is None:
        raise CompilateurAbsent("le moteur compilé demande l’extra « simulation » : pip install 'seuil[simulation]'")
    programmes = [programmer(grille, le, parametres, avec_preuves=avec_preuves) for grille in grilles]
    lus = {nom: None for programme in dict.fromkeys(programmes) for nom in programme.faits}
    colonnes.exiger([*lus, *([PREUVES] if avec_preuves else [])])
    execution = Execution(noyau.noter, colonnes, reunir(grilles, programmes), lots)
    with ThreadPoolExecutor(max_workers=fils) as executant:
        list(executant.map(execution.noter, range(0, colonnes.lignes, MORCEAU)))
    return execution.notes()
