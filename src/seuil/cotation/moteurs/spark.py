"""The same rules on Spark columns (optional extra `seuil[spark]`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from operator import add
from typing import Any

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from seuil.cotation.moteurs.pesee import Pesee, observer, relever
from seuil.regles.criteres.faits import COLONNES
from seuil.regles.grilles import Grille, LigneLiee, lier


class LigneSpark:
    """A row of Spark columns; `elargie` widens integers for the rules that add or multiply."""

    def __init__(self, *, elargie: bool) -> None:
        self._elargie = elargie

    def __getattr__(self, nom: str) -> Any:
        colonne = F.col(nom)
        return colonne.cast("bigint") if self._elargie and COLONNES[nom].nature is int else colonne


def coter_spark(
    table: DataFrame,
    grille: Grille,
    le: date,
    *,
    cles: Sequence[str] = (),
    avec_preuves: bool = False,
    parametres: Mapping[str, int] | None = None,
) -> DataFrame:
    """Return the same columns as `coter_lot`: cles, total, masque, and proofs and quantities where there are some."""
    liees = lier(grille, le, parametres)
    releve = relever(grille, liees, observer(liees, _ligne), _prouvee if avec_preuves else None)
    colonnes = {"total": _somme(releve.pesees, "smallint"), "masque": _masque(releve.verites)}
    if avec_preuves:
        colonnes["total_prouve"] = _somme(releve.pesees_prouvees, "smallint")
        colonnes["masque_prouve"] = _masque(releve.verites_prouvees)
    for rang, tests in enumerate(releve.unites):
        colonnes[f"quantite_{rang}"] = _somme([(test, 1) for test in tests], "smallint")
    return table.select(*cles, *(colonne.alias(nom) for nom, colonne in colonnes.items()))


def _ligne(liee: LigneLiee) -> LigneSpark:
    return LigneSpark(elargie=liee.ligne.critere.calcule)


def _prouvee(masque: int) -> Column:
    return F.col("preuves").bitwiseAND(F.lit(masque).cast("bigint")) == F.lit(masque).cast("bigint")


def _somme(pesees: Pesee, nature: str) -> Column:
    return _additionner([(test, points) for test, points in pesees], "int").cast(nature)


def _masque(verites: Mapping[int, Any]) -> Column:
    return _additionner([(test, 1 << bit) for bit, test in verites.items()], "bigint")


def _additionner(pesees: Pesee, nature: str) -> Column:
    zero = F.lit(0).cast(nature)
    termes = [F.when(test, F.lit(valeur).cast(nature)).otherwise(zero) for test, valeur in pesees]
    return reduce(add, termes, zero)
