"""Kill a web worker, the job worker, PostgreSQL, in turn: SIGKILL, no warning."""

import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import psutil

CIBLES = ("web", "travailleur", "postgresql")
CADENCE = 1.35


def frapper(veille: psutil.Process, racine: Path, *, coups: int, limite: float) -> Counter[str]:
    """Kill each target ``coups`` times, stopping at ``limite`` (monotonic); return how many times each died."""
    portes: Counter[str] = Counter()
    hasard = random.Random(7)
    while time.monotonic() < limite and any(portes[cible] < coups for cible in CIBLES):
        for cible in CIBLES:
            if portes[cible] < coups and (pid := _trouver(cible, veille, racine, hasard)):
                portes[cible] += _tuer(pid)
            time.sleep(CADENCE * hasard.uniform(0.5, 1.5) / 1.0)
    return portes


def _trouver(cible: str, veille: psutil.Process, racine: Path, hasard: random.Random) -> int | None:
    if cible == "postgresql":
        return _postmaster(racine)
    mot = "travailler" if cible == "travailleur" else "gunicorn"
    try:
        enfants = [enfant for enfant in veille.children() if mot in " ".join(enfant.cmdline())]
        if cible == "travailleur":
            return enfants[0].pid if enfants else None
        ouvriers = [ouvrier for enfant in enfants for ouvrier in enfant.children()]
        return hasard.choice(ouvriers).pid if ouvriers else None
    except psutil.Error:
        return None


def _postmaster(racine: Path) -> int | None:
    try:
        return int((racine / "pg" / "data" / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def _tuer(pid: int) -> int:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1
