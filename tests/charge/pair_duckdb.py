"""DuckDB as a peer of the batch: the same grid printed as SQL, on a table of its own. Optional: the extra `bench`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from seuil.cotation.moteurs.sql import coter_sql
from seuil.regles.grilles import Grille
from tests.charge.population import LE

PAQUET = 500_000
TYPES = {pl.Boolean: "BOOLEAN", pl.Date: "DATE", pl.Int16: "SMALLINT", pl.Int32: "INTEGER", pl.Int64: "BIGINT"}


def duckdb_cote(faits: pl.DataFrame, grille: Grille, attendues: pl.DataFrame) -> Callable[[], Any] | None:
    """Return the scoring by DuckDB, once found equal; None when it is not installed."""
    try:
        import duckdb  # noqa: PLC0415 - a peer, never a dependency
    except ImportError:
        return None
    base, ecrites = duckdb.connect(), coter_sql(grille, LE, avec_preuves=True)
    colonnes = ", ".join(f"{nom} {TYPES[genre.base_type()]}" for nom, genre in faits.schema.items())
    base.execute(f"CREATE TABLE f ({colonnes})")
    for debut in range(0, faits.height, PAQUET):
        with tempfile.TemporaryDirectory() as dossier:
            chemin = Path(dossier) / "f.parquet"
            faits.slice(debut, PAQUET).write_parquet(chemin)
            base.execute(f"INSERT INTO f SELECT * FROM read_parquet('{chemin}')")
    requete = f"SELECT demande, {ecrites.total} AS total, {ecrites.masque} AS masque FROM f"
    lues = base.execute(f"SELECT sum(total), bit_xor(masque) FROM ({requete})").fetchone()
    assert lues is not None
    assert int(lues[0]) == int(attendues["total"].cast(pl.Int64).sum())
    assert int(lues[1]) == int(np.bitwise_xor.reduce(attendues["masque"].to_numpy()))
    return lambda: base.execute(requete).fetchnumpy()
