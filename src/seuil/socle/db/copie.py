"""Whole tables of rows, read from PostgreSQL and written there by COPY, as Polars columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final

import polars as pl
from django.db import connection, models

from seuil.socle.db.blocs import ENTETE, FIN, encoder

BLOC: Final = 4_000
Flot = tuple[str, Iterator[bytes]]
Types = Mapping[str, Any]


def lire(requete: str, types: Types) -> pl.DataFrame:
    """Return the rows of a query that takes no parameter, one column per name of ``types``, in its order.

    Days are read as pl.Date, truths as pl.Boolean; an absent value is null, an empty text is an empty text.
    """
    lus = {nom: pl.String if type_ in (pl.Boolean, pl.Date) else type_ for nom, type_ in types.items()}
    with connection.cursor() as curseur, curseur.copy(f"COPY ({requete}) TO STDOUT (FORMAT CSV)") as copie:
        texte = b"".join(copie)
    if not texte:
        return pl.DataFrame(schema=dict(types))
    table = pl.read_csv(texte, has_header=False, new_columns=[*lus], schema_overrides=[*lus.values()])
    return table.with_columns(*(_type(nom, type_) for nom, type_ in types.items() if type_ != lus[nom]))


def _type(nom: str, type_: Any) -> pl.Expr:
    return pl.col(nom) == "t" if type_ == pl.Boolean else pl.col(nom).str.to_date("%Y-%m-%d")


def ecrire(tables: Sequence[tuple[type[models.Model], pl.DataFrame]]) -> None:
    """Write rows, each column under its name in the database; the next are encoded while PostgreSQL takes these in."""
    with ThreadPoolExecutor(1) as fil:
        for flot in [encoder_d_avance(fil, modele, table) for modele, table in tables if len(table)]:
            copier(flot)


def encoder_d_avance(fil: ThreadPoolExecutor, modele: type[models.Model], table: pl.DataFrame) -> Flot:
    """Start to encode a table, a few thousand rows at a time: PostgreSQL takes in the first while the next are made."""
    champs = {champ.column: champ for champ in modele._meta.concrete_fields}
    blocs = fil.map(partial(encoder, champs=[champs[nom] for nom in table.columns]), table.iter_slices(BLOC))
    return f"COPY {modele._meta.db_table} ({', '.join(table.columns)}) FROM STDIN (FORMAT BINARY)", blocs


def copier(flot: Flot) -> None:
    """Send what was encoded."""
    commande, blocs = flot
    with connection.cursor() as curseur, curseur.copy(commande) as copie:
        copie.write(ENTETE)
        for bloc in blocs:
            copie.write(bloc)
        copie.write(FIN)
