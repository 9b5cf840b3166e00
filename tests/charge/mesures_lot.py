"""Scoring in memory: the batch beside the bytes it reads, DuckDB and plain Python; thirty million rows file to file."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from seuil.cotation.moteurs.colonnes import colonnes_lues
from seuil.cotation.moteurs.lot import coter_lot
from seuil.regles.cotation import coter
from seuil.regles.criteres import FAITS, Faits
from seuil.regles.criteres.faits import RANG_PREUVE
from seuil.regles.grilles import Grille
from tests.charge.banc import Banc, chronometrer, memoire
from tests.charge.pair_duckdb import duckdb_cote
from tests.charge.population import LE, Population

ECHANTILLON = 3_000
TOURS = 9
TRENTE_MILLIONS = 30_000_000
FICHIERS = 10
GROUPE = 65_536  # rows of a group: what a reader must hold at once


def mesurer_le_lot(banc: Banc, monde: Population, grille: Grille) -> None:
    """Measure the batch beside its limit and its peers."""
    faits = monde.observations
    tableaux = [_tableau(faits[nom]) for nom in colonnes_lues(grille)]

    def lot() -> pl.DataFrame:
        return coter_lot(faits, grille, LE, cles=["demande"], avec_preuves=True).collect(engine="streaming")

    notes = lot()
    actes: dict[str, Callable[[], Any]] = {"lecture": _lecture(tableaux), "lot": lot}
    pair = duckdb_cote(faits, grille, notes)
    durees = chronometrer(actes | ({"duckdb": pair} if pair else {}), tours=TOURS)
    banc.garder("lot", durees)
    octets = sum(tableau.nbytes for tableau in tableaux) / 1e6
    note = f"{len(faits)} cotations, {octets:.0f} Mo lus par NumPy sur un fil"
    banc.noter("lot ÷ lire les mêmes octets une fois", durees["lot"], durees["lecture"], "≤ 3", note)
    if pair:
        banc.noter("SQL de DuckDB ÷ lot", durees["duckdb"], durees["lot"], "≥ 10")
    else:
        banc.passer("SQL de DuckDB ÷ lot", "≥ 10", "DuckDB n’est pas installé : pip install '.[bench]'")
    python = _python(faits, grille, notes) * faits.height / ECHANTILLON
    banc.noter("boucle Python ÷ lot", python, durees["lot"], "≥ 150", f"de {ECHANTILLON} demandes")
    banc.noter("mémoire en plus pour le lot, en Mo", memoire(lot), but="≤ 300")


def mesurer_trente_millions(banc: Banc, monde: Population, grille: Grille) -> None:
    """Score 30 million rows from Parquet to Parquet: ten files, memory flat."""
    with tempfile.TemporaryDirectory() as dossier:
        par_fichier = TRENTE_MILLIONS // FICHIERS
        tours = -(-par_fichier // monde.observations.height)
        lignes = pl.concat([monde.observations] * tours).head(par_fichier)
        for rang in range(FICHIERS):
            lignes.write_parquet(Path(dossier) / f"faits-{rang}.parquet", compression="lz4", row_group_size=GROUPE)
        del lignes
        source, sortie = f"{dossier}/faits-*.parquet", Path(dossier) / "notes.parquet"
        debut = time.perf_counter()
        lot = coter_lot(pl.scan_parquet(source), grille, LE, cles=["demande"], avec_preuves=True)
        plus = memoire(lambda: lot.sink_parquet(sortie))
        duree = time.perf_counter() - debut
        assert pl.scan_parquet(sortie).select(pl.len()).collect().item() == TRENTE_MILLIONS
    banc.garder("30 millions, Parquet à Parquet", duree)
    banc.noter("mémoire en plus, 30 millions de Parquet à Parquet, en Mo", plus, 1, "≤ 300", f"en {duree:.1f} s")


def _tableau(colonne: pl.Series) -> Any:
    """Return the bytes of a column as they are stored: truths eight to a byte, numbers and days as they are."""
    if colonne.dtype == pl.Boolean:
        return np.packbits(colonne.to_numpy())
    return np.ascontiguousarray(colonne.to_physical().to_numpy())


def _lecture(tableaux: list[Any]) -> Callable[[], Any]:
    """Return the fastest honest reading: the same bytes added up as 64-bit numbers, the few last ones left."""
    mots = [tableau.view(np.uint8)[: tableau.nbytes // 8 * 8].view(np.int64) for tableau in tableaux]
    return lambda: [int(mot.sum()) for mot in mots]


def _python(faits: pl.DataFrame, grille: Grille, notes: pl.DataFrame) -> float:
    """Score a sample by the plain Python of the law, equal to the batch; return the seconds."""
    noms = list(FAITS)
    lignes = [Faits(**ligne) for ligne in faits.select(noms).head(ECHANTILLON).iter_rows(named=True)]
    masques = faits["preuves"].head(ECHANTILLON)
    preuves = [{nom for nom, rang in RANG_PREUVE.items() if masque >> rang & 1} for masque in masques]
    debut = time.perf_counter()
    cotees = [coter(ligne, grille, LE, preuves=prouves) for ligne, prouves in zip(lignes, preuves, strict=True)]
    duree = time.perf_counter() - debut
    assert [(note.total, note.masque) for note in cotees] == notes.head(ECHANTILLON).select("total", "masque").rows()
    return duree
