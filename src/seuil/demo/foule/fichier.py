"""The file of a crowd: written lot after lot, in the format that its extension names, never held whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import polars as pl
from polars.io.plugins import register_io_source

from seuil.demo.foule.endroits import pays
from seuil.demo.foule.lot import tirer_lot
from seuil.demo.foule.numeros import Numeros
from seuil.importations.services.entete import GENRES
from seuil.importations.services.forme import COLONNES, LISTES
from seuil.regles.baremes import BaremeInconnu
from seuil.regles.numero_unique import SIECLE
from seuil.regles.saisie import citer

LOT: Final = 100_000
MAXIMUM: Final = 10_000_000
SUITE: Final = ".partiel"
Avancer = Callable[[int], None]


class PopulationRefusee(ValueError):
    """This population cannot be written; the message says why, in French."""


def ecrire(chemin: Path, nombre: int, *, le: date, graine: int, avancer: Avancer) -> None:
    """Write ``nombre`` invented demands as of ``le``, the same for the same seed. Raises PopulationRefusee.

    The file appears when it is whole; ``avancer`` hears how many are drawn.
    """
    genre = _verifier(chemin, nombre, le)
    provisoire = chemin.with_name(chemin.name + SUITE)
    try:
        _verser(_tirer(nombre, genre, le=le, graine=graine, avancer=avancer), genre, provisoire)
        os.replace(provisoire, chemin)
    except (OSError, pl.exceptions.PolarsError) as erreur:
        raise PopulationRefusee(f"Le fichier {citer(str(chemin))} ne s’écrit pas : {erreur}") from erreur
    finally:
        provisoire.unlink(missing_ok=True)


def _verifier(chemin: Path, nombre: int, le: date) -> str:
    if chemin.suffix.lower() not in GENRES:
        raise PopulationRefusee(f"Le nom du fichier {citer(chemin.name)} doit finir par .parquet, .csv ou .jsonl.")
    if not chemin.parent.is_dir():
        raise PopulationRefusee(f"Le dossier {citer(chemin.parent.name)} n’existe pas.")
    if not 0 < nombre <= MAXIMUM:
        raise PopulationRefusee(f"NOMBRE : on attend un nombre entre 1 et {MAXIMUM}, pas {nombre}.")
    try:
        pays(le)
    except BaremeInconnu as inconnu:
        raise PopulationRefusee(f"--le : {inconnu}") from inconnu
    if le.year >= SIECLE + 100:
        raise PopulationRefusee(f"--le : le numéro unique ne dit pas une année comme {le.year}.")
    return GENRES[chemin.suffix.lower()][0]


def _tirer(nombre: int, genre: str, *, le: date, graine: int, avancer: Avancer) -> Iterator[pl.DataFrame]:
    numeros = Numeros(pays(le).ressorts)
    for depuis in range(0, nombre, LOT):
        lot = tirer_lot(depuis, min(LOT, nombre - depuis), numeros=numeros, le=le, graine=graine)
        avancer(depuis + len(lot))
        yield _en_cases(lot) if genre == "csv" else lot


def _verser(lots: Iterator[pl.DataFrame], genre: str, chemin: Path) -> None:
    def lire(noms: list[str] | None, *_: Any) -> Iterator[pl.DataFrame]:
        yield from (lot if noms is None else lot.select(noms) for lot in lots)

    plates = {colonne.nom: pl.String() if isinstance(colonne.genre, pl.List) else colonne.genre for colonne in COLONNES}
    schema = plates if genre == "csv" else {colonne.nom: colonne.genre for colonne in COLONNES}
    suite = register_io_source(lire, schema=schema)
    if genre == "parquet":
        suite.sink_parquet(chemin, row_group_size=LOT)
    elif genre == "csv":
        suite.sink_csv(chemin)
    else:
        suite.sink_ndjson(chemin)


def _en_cases(lot: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of a CSV file: lists of codes separated by ``|``, people in JSON."""
    listes = [colonne.nom for colonne in COLONNES if colonne.genre == LISTES]
    objets = pl.col("personnes").list.eval(pl.element().struct.json_encode()).list.join(", ")
    return lot.with_columns(pl.col(listes).list.join("|"), personnes=pl.format("[{}]", objets))
