"""Scoring in memory: the compiled loops and Polars beside the bytes they read, DuckDB, plain Python; 1 255 grids."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from seuil.cotation.moteurs.colonnes import colonnes_lues
from seuil.cotation.moteurs.compile import coter_compile, coter_territoires
from seuil.cotation.moteurs.compile_colonnes import Colonnes, en_colonnes
from seuil.cotation.moteurs.lot import coter_lot
from seuil.cotation.moteurs.poids import repeser
from seuil.cotation.moteurs.territoires import repeser_territoires
from seuil.regles.cotation import coter
from seuil.regles.criteres import FAITS, Faits
from seuil.regles.criteres.faits import RANG_PREUVE
from seuil.regles.grilles import Grille, lire_grille
from tests.charge.banc import Banc, chronometrer, memoire
from tests.charge.pair_duckdb import duckdb_cote
from tests.charge.population import LE, Population

ECHANTILLON = 3_000
TOURS = 9
TRENTE_MILLIONS = 30_000_000
FICHIERS = 10
GROUPE = 65_536  # rows of a group: what a reader must hold at once


def mesurer_le_lot(banc: Banc, monde: Population, grille: Grille) -> pl.DataFrame:
    """Measure the batch beside its limit and its peers; return the truths."""
    faits, colonnes = monde.observations, en_colonnes(monde.observations)
    lus = [colonnes.tableaux[nom] for nom in colonnes_lues(grille)]
    polars = _polars(faits, grille)
    notes = polars()
    assert coter_compile(colonnes, grille, LE, avec_preuves=True).table().equals(notes.drop("demande"))
    actes: dict[str, Callable[[], Any]] = {
        "lecture": _lecture(lus),
        "compilé": lambda: coter_compile(colonnes, grille, LE, avec_preuves=True),
        "polars": polars,
        "un fil": lambda: coter_compile(colonnes, grille, LE, avec_preuves=True, fils=1),
        "colonnes": lambda: en_colonnes(faits),
    }
    pair = duckdb_cote(faits, grille, notes)
    durees = chronometrer(actes | ({"duckdb": pair} if pair else {}), tours=TOURS)
    banc.durees |= {
        "lot, moteur compilé": durees["compilé"],
        "lot, Polars": durees["polars"],
        "lot, lire les octets": durees["lecture"],
        "lot, prendre les colonnes": durees["colonnes"],
    }
    octets = sum(tableau.nbytes for tableau in lus) / 1e6
    note = f"{len(faits)} cotations, {octets:.0f} Mo lus par NumPy en entiers de 64 bits, sur un fil ; lot sur deux"
    banc.noter("lot compilé ÷ lire les mêmes octets une fois", durees["compilé"], durees["lecture"], "≤ 3", note)
    banc.noter("lot compilé sur un fil ÷ lire les mêmes octets sur un fil", durees["un fil"], durees["lecture"], "—")
    banc.noter("lot Polars ÷ lire les mêmes octets une fois", durees["polars"], durees["lecture"], "—")
    if pair:
        banc.noter("SQL de DuckDB ÷ lot compilé", durees["duckdb"], durees["compilé"], "≥ 10")
        banc.noter("SQL de DuckDB ÷ lot Polars", durees["duckdb"], durees["polars"], "≥ 10")
    else:
        banc.passer("SQL de DuckDB ÷ lot compilé", "≥ 10", "DuckDB n’est pas installé : pip install '.[bench]'")
    python = _python(faits, grille, notes) * faits.height / ECHANTILLON
    banc.noter("boucle Python ÷ lot compilé", python, durees["compilé"], "≥ 150", f"de {ECHANTILLON} demandes")
    for nom in ("compilé", "polars"):
        banc.noter(f"mémoire en plus pour le lot {nom}, en Mo", memoire(actes[nom]), 1, "≤ 300")
    return notes


def mesurer_les_grilles(banc: Banc, monde: Population, notes: pl.DataFrame, texte: str) -> None:
    """Score under one grid, then each row under the grid of its own territory, all different; then stored truths."""
    nombre = len(monde.carte.sirens)
    grilles = [lire_grille(_varier(texte, rang)) for rang in range(nombre)]
    masques, lieux = notes["masque"].to_numpy(), monde.observations["territoire"].to_numpy().astype(np.int64)
    colonnes: Colonnes = en_colonnes(monde.observations)
    tous = coter_territoires(colonnes, grilles, lieux, LE, avec_preuves=True)
    for rang in (0, nombre // 2, nombre - 1):
        ici = lieux == rang
        assert (tous.totaux[0][ici] == repeser(grilles[rang], masques[ici])).all()
    assert (repeser_territoires(grilles, lieux, masques) == tous.totaux[0]).all()
    durees = chronometrer(
        {
            "une": lambda: coter_compile(colonnes, grilles[0], LE, avec_preuves=True),
            "toutes": lambda: coter_territoires(colonnes, grilles, lieux, LE, avec_preuves=True),
            "une repesée": lambda: repeser(grilles[0], masques),
            "toutes repesées": lambda: repeser_territoires(grilles, lieux, masques),
        },
        tours=TOURS,
    )
    banc.noter(f"{nombre} grilles ÷ une grille, lot complet", durees["toutes"], durees["une"], "≤ 1,5")
    banc.noter(f"{nombre} grilles ÷ une, vérités repesées", durees["toutes repesées"], durees["une repesée"], "—")


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
        banc.durees["30 millions, Parquet à Parquet"] = time.perf_counter() - debut
        assert pl.scan_parquet(sortie).select(pl.len()).collect().item() == TRENTE_MILLIONS
    duree = banc.durees["30 millions, Parquet à Parquet"]
    banc.noter("mémoire en plus, 30 millions de Parquet à Parquet, en Mo", plus, 1, "≤ 300", f"en {duree:.1f} s")


def _lecture(tableaux: list[Any]) -> Callable[[], Any]:
    """Return the fastest honest reading: the same bytes added up as 64-bit numbers, the few last ones left."""
    mots = [tableau.view(np.uint8)[: tableau.nbytes // 8 * 8].view(np.int64) for tableau in tableaux]
    return lambda: [int(mot.sum()) for mot in mots]


def _polars(faits: pl.DataFrame, grille: Grille) -> Callable[[], pl.DataFrame]:
    return lambda: coter_lot(faits, grille, LE, cles=["demande"], avec_preuves=True).collect(engine="streaming")


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


def _varier(texte: str, rang: int) -> str:
    """Return another grid: two weights and the name of its territory change with the rank."""
    varie = texte.replace("points = 30", f"points = {1 + rang % 50}", 1)
    varie = varie.replace("points = 12", f"points = {rang // 50}", 1)
    return varie.replace('territoire = "compiegne"', f'territoire = "t{rang}"')
