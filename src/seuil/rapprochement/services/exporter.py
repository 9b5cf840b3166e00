"""Write what national statistics read: facts and truths as Parquet, nobody named, nothing protected."""

from __future__ import annotations

import io
from pathlib import Path

import polars as pl
from django.db import connection

from seuil.cotation.models import COTATIONS, Grille, Observation
from seuil.cotation.moteurs.colonnes import PREUVES, TYPES
from seuil.cotation.moteurs.discretion import GRILLE, QUANTITES, sans_les_proteges
from seuil.cotation.requetes import lire
from seuil.socle.db import partitions
from seuil.territoires.models import Territoire

NOTES = {"total": pl.Int16, "total_prouve": pl.Int16, "masque": pl.Int64, "masque_prouve": pl.Int64}
LUS_AUSSI = {GRILLE: pl.Int64, QUANTITES: pl.String}
SCHEMA: dict[str, type[pl.DataType]] = {**TYPES, PREUVES: pl.Int64, **NOTES, **LUS_AUSSI}


class ExportImpossible(ValueError):
    """The folder cannot receive the files."""


def exporter(dossier: Path) -> dict[str, int]:
    """Write one file per territory that scores (`<code>.parquet`); return how many rows each holds.

    Columns: every fact of `seuil regles criteres`, the mask of proofs, then totals and truths, each row as if nothing
    protected had been declared (`sans_les_proteges`). No key, no name; but a day of birth and a day of reception let
    whoever holds the register find a person: these files are personal data. Raises ExportImpossible.
    """
    try:
        dossier.mkdir(parents=True, exist_ok=True)
    except OSError as refus:
        raise ExportImpossible(f"Le dossier « {dossier} » ne peut pas être écrit : {refus.strerror}.") from refus
    codes = list(Territoire.objects.order_by("pk").values_list("pk", flat=True))
    return {
        code: _ecrire(code, table, dossier / f"{code}.parquet")
        for code, table in sorted(partitions.presentes(COTATIONS, codes).items())
    }


def _ecrire(territoire: str, table: str, chemin: Path) -> int:
    faits = ", ".join(f"f.{nom}" for nom in (*TYPES, PREUVES))
    notes = ", ".join(f"c.{nom}" for nom in (*NOTES, GRILLE, QUANTITES))
    texte = (
        f"COPY (SELECT {faits}, {notes} FROM {Observation._meta.db_table} f JOIN {table} c USING (demande_id)"
        f" WHERE f.territoire_id = c.territoire_id) TO STDOUT (FORMAT CSV)"
    )
    lu = io.BytesIO()
    with connection.cursor() as curseur, curseur.copy(texte) as flux:
        for morceau in flux:
            lu.write(morceau)
    lignes = sans_les_proteges(_lire(lu), lambda cle: lire(Grille.objects.get(pk=cle)))
    lignes.write_parquet(chemin)
    return lignes.height


def _lire(lu: io.BytesIO) -> pl.DataFrame:
    """Return the rows that PostgreSQL wrote, truths as `t` or `f`."""
    if not lu.tell():
        return pl.DataFrame(schema=SCHEMA)
    lu.seek(0)
    textes = {nom: pl.String if nature is pl.Boolean else nature for nom, nature in SCHEMA.items()}
    lignes = pl.read_csv(lu, has_header=False, schema=textes)
    return lignes.with_columns(
        (pl.col(nom) == "t").alias(nom) for nom, nature in SCHEMA.items() if nature is pl.Boolean
    )
