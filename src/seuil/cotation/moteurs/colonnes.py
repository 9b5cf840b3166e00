"""Facts as Polars columns: the narrow types they are stored in, and the rows that rules read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from datetime import date
from typing import Any, Final

import polars as pl

from seuil.regles.criteres import FAITS, Faits
from seuil.regles.criteres.faits import COLONNES
from seuil.regles.grilles import Grille

ENTIER_16: Final = 32_767
PREUVES: Final = "preuves"


class ColonneManquante(ValueError):
    """A column that the grid reads is not in the table."""


def type_de(nom: str) -> type[pl.DataType]:
    """Return the narrowest stored type that holds every value of a fact."""
    colonne = COLONNES[nom]
    if colonne.nature is bool:
        return pl.Boolean
    if colonne.nature is date:
        return pl.Date
    return pl.Int16 if colonne.maximum <= ENTIER_16 else pl.Int32


TYPES: Final = {nom: type_de(nom) for nom in FAITS}


class LignePolars:
    """A row of columns; `elargie` widens integers to 64 bits for the rules that add or multiply."""

    def __init__(self, *, elargie: bool) -> None:
        self._elargie = elargie

    def __getattr__(self, nom: str) -> pl.Expr:
        if self._elargie and COLONNES[nom].nature is int:
            return pl.col(nom).cast(pl.Int64)
        return pl.col(nom)


def tableau(demandes: Iterable[Faits], preuves: Iterable[int] | None = None) -> pl.DataFrame:
    """Return demands as a table, one column per fact; with `preuves`, the mask of proofs of each."""
    table = pl.DataFrame([astuple(demande) for demande in demandes], schema=TYPES, orient="row")
    if preuves is None:
        return table
    return table.with_columns(pl.Series(PREUVES, list(preuves), dtype=pl.Int64))


def colonnes_lues(grille: Grille) -> list[str]:
    """Return the facts that the active lines of a grid read, in the order of the row."""
    lus = {nom for ligne in grille.lignes_actives for nom in ligne.critere.faits}
    return [nom for nom in FAITS if nom in lus]


def exiger_colonnes(table: pl.LazyFrame, noms: Iterable[str]) -> None:
    """Raise ColonneManquante for the first column that is absent, or wider than the type of its fact."""
    presentes: dict[str, Any] = dict(table.collect_schema())
    for nom in noms:
        if nom not in presentes:
            raise ColonneManquante(f"la colonne « {nom} » manque au tableau")
        if nom in TYPES and presentes[nom] not in (TYPES[nom], pl.Int32, pl.Int64):
            raise ColonneManquante(f"la colonne « {nom} » doit être de type {TYPES[nom]}, pas {presentes[nom]}")
