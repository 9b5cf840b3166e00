"""How each cost grows with the number of demands: the same measures on smaller populations, in other databases."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from typing import Any

from tests.charge.banc import Banc

TAILLES = (30_000, 300_000)
COURBES = (
    "lot",
    "recherche, p50",
    "recherche, p99",
    "par requetes, p99",
    "compte exact, p99",
    "nuit, scores",
    "nuit, listes comprises",
    "tout réécrire",
    "nouvelle grille, vérités",
    "nouvelle grille, listes comprises",
    "base remplie",
)


def mesurer_plus_petit(banc: Banc) -> dict[int, dict[str, float]]:
    """Return the durations of smaller runs, in seconds, by number of demands and name."""
    if banc.nombre <= max(TAILLES):
        return {}
    return {taille: _mesurer(taille) for taille in TAILLES}


def noter_la_croissance(banc: Banc, petites: dict[int, dict[str, float]]) -> None:
    """Write the curves, their exponents, and how the tail of a search grew."""
    if not petites:
        banc.passer("croissance du p99 de la recherche", "≤ 1,5", "il faut plus de demandes : N=3000000")
        return
    toutes = petites | {banc.nombre: banc.durees}
    tailles = sorted(toutes)
    for nom in COURBES:
        points = {taille: toutes[taille][nom] for taille in tailles if nom in toutes[taille]}
        if len(points) > 1:
            banc.courbes[nom] = points
            banc.exposants[nom] = _exposant(points)
    avant = petites[max(petites)]
    for nom in ("recherche, p99", "par requetes, p99"):
        grand, petit = (passage[nom] / passage["select 1, p50"] for passage in (banc.durees, avant))
        banc.noter(f"{nom} : {banc.nombre} ÷ {max(petites)} demandes", grand, petit, "≤ 1,5", "en select 1 de chacun")


def _exposant(points: dict[int, float]) -> float:
    """Return the slope of the cost, in logarithms, between the smallest and the largest population."""
    petit, grand = min(points), max(points)
    return math.log(points[grand] / points[petit]) / math.log(grand / petit)


def _mesurer(taille: int) -> dict[str, float]:
    print(f"  — {taille} demandes, dans une autre base —", flush=True)
    rendu: Any = subprocess.run(
        [sys.executable, "-m", "tests.charge", str(taille), "courbe"], check=True, text=True, stdout=subprocess.PIPE
    )
    durees: dict[str, float] = json.loads(rendu.stdout.splitlines()[-1])
    return durees
