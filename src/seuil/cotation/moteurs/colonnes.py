"""Facts as Polars columns: the narrow types they are stored in, and the rows that rules read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from datetime import date
from typing import Any, Final

import polars as pl

from seuil.regles.criteres import FAITS, Faits
from seuil.regles.criteres.faits import COLONNES
from seuil.regles.grilles import Grille, LigneLiee
from seuil.regles.traceur import ARITHMETIQUE, LigneTracee, parcourir

ENTIER_16: Final = 32_767
ENTIERS: Final[tuple[tuple[type[pl.DataType], int], ...]] = ((pl.Int16, ENTIER_16), (pl.Int32, 2**31 - 1))
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
    """A row of columns; `entier` is the type a rule that adds or multiplies computes in, None for the other rules."""

    def __init__(self, entier: type[pl.DataType] | None) -> None:
        self._entier = entier

    def __getattr__(self, nom: str) -> pl.Expr:
        if self._entier is not None and TYPES[nom] in (pl.Int16, pl.Int32):
            return pl.col(nom).cast(self._entier)
        return pl.col(nom)


def type_de_calcul(liee: LigneLiee) -> type[pl.DataType] | None:
    """Return the narrowest type that no step of a rule can leave, from the bounds of the facts it reads."""
    noeuds = [noeud for test in liee.conditions(LigneTracee(COLONNES)) for noeud in parcourir(test)]
    if not any(noeud.operation in ARITHMETIQUE for noeud in noeuds):
        return None
    plus_grand = max(abs(borne) for noeud in noeuds if noeud.nature is int for borne in noeud.etendue)
    return next((entier for entier, borne in ENTIERS if plus_grand <= borne), pl.Int64)


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
