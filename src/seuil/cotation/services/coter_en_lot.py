"""Score many demands at once: facts and truths as columns, written by COPY."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import polars as pl

from seuil.cotation.models import COTATIONS, Cotation, Grille, Observation
from seuil.cotation.moteurs.lot import MASQUE, MASQUE_PROUVE, TOTAL, TOTAL_PROUVE, coter_lot
from seuil.cotation.requetes import lire
from seuil.socle.db import partitions
from seuil.socle.db.copie import ecrire

QUANTITES: Final = "quantites"
NOTES: Final[dict[str, Any]] = {
    "demande": pl.Int64,
    "territoire": pl.String,
    "grille_id": pl.Int64,
    TOTAL: pl.Int16,
    TOTAL_PROUVE: pl.Int16,
    MASQUE: pl.Int64,
    MASQUE_PROUVE: pl.Int64,
    QUANTITES: pl.List(pl.Int16),
}
CLES: Final = {"demande": "demande_id", "territoire": "territoire_id"}


def noter_en_lot(observees: pl.DataFrame, grilles: Mapping[str, Grille], le: date) -> pl.DataFrame:
    """Return the scores of rows of facts (`observer`) under the grid of each territory: columns `NOTES`."""
    return pl.concat([pl.DataFrame(schema=NOTES), *_notes(observees, grilles, le)])


def suivre_en_lot(observees: pl.DataFrame, notes: pl.DataFrame, *, le: date) -> None:
    """Write the facts and the truths of demands that have none yet."""
    partitions.ouvrir([COTATIONS], set(notes["territoire"].unique()))
    ecrire([(Observation, observees.rename(CLES)), (Cotation, notes.rename(CLES).with_columns(calculee_le=pl.lit(le)))])


def _notes(observees: pl.DataFrame, grilles: Mapping[str, Grille], le: date) -> Iterator[pl.DataFrame]:
    for (territoire,), ici in observees.group_by("territoire", maintain_order=True):
        if grille := grilles.get(str(territoire)):
            yield _noter(ici, grille, le)


def _noter(ici: pl.DataFrame, grille: Grille, le: date) -> pl.DataFrame:
    lue = lire(grille)
    notees = coter_lot(ici, lue, le, cles=("demande", "territoire"), avec_preuves=True)
    quantites = [pl.col(f"quantite_{rang}") for rang in range(len(lue.quantites))]
    comptees = pl.concat_list(quantites) if quantites else pl.lit([], dtype=NOTES[QUANTITES])
    return notees.with_columns(grille_id=pl.lit(grille.pk, pl.Int64), **{QUANTITES: comptees}).select(*NOTES).collect()
