"""Score a whole table with Polars: points, truths, counted units, in one pass and without leaving the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import add
from typing import Final

import polars as pl

from seuil.cotation.moteurs.colonnes import PREUVES, LignePolars, colonnes_lues, exiger_colonnes
from seuil.cotation.moteurs.pesee import Pesee, Releve, relever
from seuil.regles.grilles import Grille, LigneLiee

BITS_PAR_TRANCHE: Final = 16
TOTAL: Final = "total"
MASQUE: Final = "masque"
TOTAL_PROUVE: Final = "total_prouve"
MASQUE_PROUVE: Final = "masque_prouve"


def coter_lot(
    table: pl.LazyFrame | pl.DataFrame,
    grille: Grille,
    le: date,
    *,
    cles: Sequence[str] = (),
    avec_preuves: bool = False,
    parametres: Mapping[str, int] | None = None,
) -> pl.LazyFrame:
    """Return the scores of a table: `cles`, total (Int16), masque (Int64), quantite_0… (Int16).

    With proofs, also total_prouve and masque_prouve, from the column `preuves` (Int64). Collect with
    `engine="streaming"`, or sink it to Parquet: memory stays flat. Raises ColonneManquante, PreuvesRequises.
    """
    paresseuse = table.lazy()
    exiger_colonnes(paresseuse, [*cles, *colonnes_lues(grille), *([PREUVES] if avec_preuves else [])])
    releve = relever(grille, le, _ligne, _prouvee if avec_preuves else None, parametres)
    return paresseuse.select(*map(pl.col, cles), **expressions(releve))


def expressions(releve: Releve) -> dict[str, pl.Expr]:
    """Return the columns of the result by name."""
    colonnes = {TOTAL: somme(releve.pesees), MASQUE: assembler(releve.verites)}
    if releve.avec_preuves:
        colonnes[TOTAL_PROUVE] = somme(releve.pesees_prouvees)
        colonnes[MASQUE_PROUVE] = assembler(releve.verites_prouvees)
    for rang, tests in enumerate(releve.unites):
        colonnes[f"quantite_{rang}"] = somme([(test, 1) for test in tests])
    return colonnes


def somme(pesees: Pesee) -> pl.Expr:
    """Add up points in 16 bits: the grid's reader proved that no sum can leave them."""
    return _additionner([_si(test, points, pl.Int16) for test, points in pesees], pl.Int16)


def assembler(verites: Mapping[int, pl.Expr]) -> pl.Expr:
    """Gather truths into a 64-bit mask, sixteen at a time: narrow lanes are several times faster."""
    tranches: list[pl.Expr] = []
    for debut in range(0, max(verites, default=0) + 1, BITS_PAR_TRANCHE):
        bits = [
            _si(test, 1 << (bit - debut), pl.UInt16)
            for bit, test in verites.items()
            if debut <= bit < debut + BITS_PAR_TRANCHE
        ]
        tranches.append(_additionner(bits, pl.UInt16).cast(pl.Int64) * (1 << debut))
    return reduce(add, tranches)


def _ligne(liee: LigneLiee) -> LignePolars:
    return LignePolars(elargie=liee.ligne.critere.calcule)


def _prouvee(masque: int) -> pl.Expr:
    return (pl.col(PREUVES) & masque) == masque


def _si(test: pl.Expr, valeur: int, nature: type[pl.DataType]) -> pl.Expr:
    return pl.when(test).then(pl.lit(valeur, nature)).otherwise(pl.lit(0, nature))


def _additionner(termes: list[pl.Expr], nature: type[pl.DataType]) -> pl.Expr:
    """Add terms; without any, a column of zeros as long as the table."""
    if not termes:
        return pl.repeat(0, pl.len(), dtype=nature)
    ajouter: Callable[[pl.Expr, pl.Expr], pl.Expr] = add
    return reduce(ajouter, termes)
