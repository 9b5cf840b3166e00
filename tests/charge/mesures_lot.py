"""Scoring in memory: Polars against the bytes it reads, DuckDB, plain Python, PostgreSQL; one grid against 1 255."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
import psutil

from seuil.cotation.moteurs.colonnes import colonnes_lues
from seuil.cotation.moteurs.lot import coter_lot
from seuil.cotation.moteurs.poids import repeser
from seuil.cotation.moteurs.sql import coter_sql
from seuil.cotation.moteurs.territoires import repeser_territoires
from seuil.regles.cotation import coter
from seuil.regles.criteres import FAITS, Faits
from seuil.regles.grilles import Grille, lire_grille
from tests.charge.banc import Banc, chronometrer
from tests.charge.population import LE, Population

ECHANTILLON = 3_000


def mesurer_le_lot(banc: Banc, monde: Population, grille: Grille) -> pl.DataFrame:
    """Measure the batch beside its limit and its peers; return the truths."""
    faits = monde.observations
    lus = faits.select(colonnes_lues(grille))
    tableaux = [colonne.cast(pl.Int8).to_numpy() if colonne.dtype == pl.Boolean else colonne.to_physical().to_numpy()
                for colonne in lus]  # fmt: skip
    polars = _polars(faits, grille)
    notes = polars()
    actes: dict[str, Callable[[], Any]] = {
        "lecture": lambda: [int(np.add.reduce(tableau)) for tableau in tableaux], "lot": polars,
    }  # fmt: skip
    duckdb = _duckdb(faits, grille, notes)
    if duckdb is not None:
        actes["duckdb"] = duckdb
    durees = chronometrer(actes, tours=5)
    banc.durees |= {f"lot : {nom}": duree for nom, duree in durees.items()}
    banc.noter("lot, scores et vérités ÷ lire les mêmes octets une fois", durees["lot"], durees["lecture"], "≤ 3")
    if duckdb is None:
        banc.passer("SQL de DuckDB ÷ lot", "≥ 10", "DuckDB n’est pas installé")
    else:
        banc.noter("SQL de DuckDB ÷ lot", durees["duckdb"], durees["lot"], "≥ 10")
    python = _python(faits, grille, notes) * faits.height / ECHANTILLON
    banc.noter("boucle Python ÷ lot", python, durees["lot"], "≥ 150", f"extrapolé de {ECHANTILLON} demandes")
    banc.noter("mémoire en plus pour le lot, en Mo", _memoire(polars), 1, "≤ 300")
    return notes


def mesurer_les_grilles(banc: Banc, monde: Population, notes: pl.DataFrame, texte: str) -> None:
    """Weigh the truths under one grid, then each row under the grid of its own territory, all different."""
    nombre = len(monde.carte.sirens)
    grilles = [lire_grille(_varier(texte, rang)) for rang in range(nombre)]
    masques, lieux = notes["masque"].to_numpy(), monde.observations["territoire"].to_numpy().astype(np.int64)
    tous = repeser_territoires(grilles, lieux, masques)
    for rang in (0, nombre // 2, nombre - 1):
        ici = lieux == rang
        assert (tous[ici] == repeser(grilles[rang], masques[ici])).all()
    durees = chronometrer({
        "une": lambda: repeser(grilles[0], masques), "toutes": lambda: repeser_territoires(grilles, lieux, masques),
    }, tours=5)  # fmt: skip
    banc.noter(f"{nombre} grilles ÷ une grille, vérités repesées", durees["toutes"], durees["une"], "≤ 1,5")


def _polars(faits: pl.DataFrame, grille: Grille) -> Callable[[], pl.DataFrame]:
    return lambda: coter_lot(faits, grille, LE, cles=["demande"]).collect(engine="streaming")


def _duckdb(faits: pl.DataFrame, grille: Grille, attendues: pl.DataFrame) -> Callable[[], Any] | None:
    try:
        import duckdb  # noqa: PLC0415 - a peer, never a dependency
    except ImportError:
        return None
    base, ecrites = duckdb.connect(), coter_sql(grille, LE)
    colonnes = ", ".join(_duckdb_type(nom, genre) for nom, genre in faits.schema.items())
    base.execute(f"CREATE TABLE f ({colonnes})")
    for debut in range(0, faits.height, 100_000):
        _charger_duckdb(base, faits.slice(debut, 100_000))
    requete = f"SELECT demande, {ecrites.total} AS total, {ecrites.masque} AS masque FROM f"
    lues = base.execute(f"SELECT sum(total), bit_xor(masque) FROM ({requete})").fetchone()
    assert lues is not None
    assert int(lues[0]) == int(attendues["total"].cast(pl.Int64).sum())
    assert int(lues[1]) == int(np.bitwise_xor.reduce(attendues["masque"].to_numpy()))
    return lambda: base.execute(requete).fetchnumpy()


def _duckdb_type(nom: str, genre: Any) -> str:
    noms = {pl.Boolean: "BOOLEAN", pl.Date: "DATE", pl.Int16: "SMALLINT", pl.Int32: "INTEGER", pl.Int64: "BIGINT"}
    return f"{nom} {noms[type(genre)]}" if type(genre) in noms else f"{nom} {noms[genre.base_type()]}"


def _charger_duckdb(base: Any, morceau: pl.DataFrame) -> None:
    import tempfile  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "f.parquet"
        morceau.write_parquet(chemin)
        base.execute(f"INSERT INTO f SELECT * FROM read_parquet('{chemin}')")


def _python(faits: pl.DataFrame, grille: Grille, notes: pl.DataFrame) -> float:
    """Score a sample by the plain Python of the law, equal to the batch; return the seconds."""
    noms = list(FAITS)
    lignes = [Faits(**ligne) for ligne in faits.select(noms).head(ECHANTILLON).iter_rows(named=True)]
    debut = time.perf_counter()
    cotees = [coter(ligne, grille, LE) for ligne in lignes]
    duree = time.perf_counter() - debut
    assert [(note.total, note.masque) for note in cotees] == notes.head(ECHANTILLON).select("total", "masque").rows()
    return duree


def _memoire(acte: Callable[[], Any]) -> float:
    """Return the highest memory taken during an act, above what was already taken, in MB."""
    processus, fini, plus_haut = psutil.Process(), threading.Event(), [0]
    depart = processus.memory_info().rss

    def veiller() -> None:
        while not fini.is_set():
            plus_haut[0] = max(plus_haut[0], processus.memory_info().rss - depart)
            time.sleep(0.002)

    veilleur = threading.Thread(target=veiller)
    veilleur.start()
    acte()
    fini.set()
    veilleur.join()
    return plus_haut[0] / 2**20


def _varier(texte: str, rang: int) -> str:
    """Return another grid: two weights and the name of its territory change with the rank."""
    varie = texte.replace("points = 30", f"points = {1 + rang % 50}", 1)
    varie = varie.replace("points = 12", f"points = {rang // 50}", 1)
    return varie.replace('territoire = "compiegne"', f'territoire = "t{rang}"')
