"""What a replay says: who is housed under each grid, by public, quartile, commune, household type or seniority."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.cotation.moteurs.noyau import AUCUN
from seuil.cotation.moteurs.simulation import bilan

Gagnants = NDArray[np.int32]
Jours = NDArray[np.int32]


class GroupesIncoherents(ValueError):
    """A demand belongs to no named group, or the groups do not cover the demands."""


@dataclass(frozen=True, slots=True)
class Groupes:
    """One way of sorting demands: `noms` by number, and the number of the group of each demand."""

    noms: tuple[str, ...]
    de: NDArray[np.integer[Any]]

    def verifier(self, demandes: int) -> None:
        """Raise GroupesIncoherents unless every demand is in one of the named groups."""
        if len(self.de) != demandes:
            raise GroupesIncoherents(f"{len(self.de)} demandes rangées pour {demandes}")
        if demandes and not 0 <= int(self.de.min()) <= int(self.de.max()) < len(self.noms):
            raise GroupesIncoherents(f"une demande est hors des {len(self.noms)} groupes nommés")


def comparer(
    groupes: Mapping[str, Groupes], gagnants: Mapping[str, Gagnants], *, jours_d_attente: Jours
) -> pl.DataFrame:
    """Return one row per way of sorting, group and grid, grids side by side in the order given.

    Columns: tri, groupe, grille, demandes, attributions, part_pourcent (of the dwellings attributed), attente_jours
    (median of the housed; null when nobody was). Raises GroupesIncoherents.
    """
    for tri in groupes.values():
        tri.verifier(len(jours_d_attente))
    lignes = [
        ligne
        for nom, tri in groupes.items()
        for grille, loges in gagnants.items()
        for ligne in _lignes(nom, tri, grille, loges, jours_d_attente)
    ]
    return pl.DataFrame(lignes, schema=SCHEMA, orient="row")


SCHEMA = {
    "tri": pl.String,
    "groupe": pl.String,
    "grille": pl.String,
    "demandes": pl.Int64,
    "attributions": pl.Int64,
    "part_pourcent": pl.Float64,
    "attente_jours": pl.Float64,
}


def _lignes(nom: str, tri: Groupes, grille: str, gagnants: Gagnants, attente: Jours) -> Sequence[tuple[Any, ...]]:
    comptes = bilan(gagnants, tri.de, len(tri.noms))
    effectifs = np.bincount(tri.de, minlength=len(tri.noms))
    loges = gagnants[gagnants != AUCUN]
    total = max(1, len(loges))
    return [
        (
            nom,
            groupe,
            grille,
            int(effectifs[rang]),
            int(comptes[rang]),
            round(100 * int(comptes[rang]) / total, 2),
            _mediane(attente[loges[tri.de[loges] == rang]]),
        )
        for rang, groupe in enumerate(tri.noms)
    ]


def _mediane(jours: Jours) -> float | None:
    return float(np.median(jours)) if len(jours) else None
