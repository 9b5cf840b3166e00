"""Measure side by side: one warm-up, rounds in turn, medians; one line per ratio; the machine beside the figures."""

from __future__ import annotations

import json
import os
import platform
import statistics
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import psutil

TOURS = 3
RESULTATS = Path(__file__).parents[2] / "docs" / "benchmarks"


@dataclass(frozen=True, slots=True)
class Rapport:
    """One figure to reach: a ratio, and its two sides in seconds (or in the unit said)."""

    nom: str
    valeur: float | None
    but: str
    numerateur: float | None = None
    denominateur: float | None = None
    note: str = ""


@dataclass
class Banc:
    """The table being filled."""

    nombre: int
    rapports: list[Rapport] = field(default_factory=list)
    durees: dict[str, float] = field(default_factory=dict)
    courbes: dict[str, dict[int, float]] = field(default_factory=dict)
    exposants: dict[str, float] = field(default_factory=dict)

    def noter(self, nom: str, haut: float, bas: float, but: str, note: str = "") -> None:
        """Add a ratio and print it at once."""
        self._ajouter(Rapport(nom, haut / bas, but, haut, bas, note))

    def passer(self, nom: str, but: str, raison: str) -> None:
        """Say that a figure was not measured, and why."""
        self._ajouter(Rapport(nom, None, but, note=raison))

    def _ajouter(self, rapport: Rapport) -> None:
        self.rapports.append(rapport)
        valeur = "non mesuré" if rapport.valeur is None else f"{rapport.valeur:.4g}"
        print(f"  {rapport.nom:<62} {valeur:>12}   but {rapport.but:<8} {rapport.note}", flush=True)

    def ecrire(self) -> Path:
        """Write the figures with the facts of the machine; return the file."""
        RESULTATS.mkdir(parents=True, exist_ok=True)
        chemin = RESULTATS / f"{date.today().isoformat()}-{self.nombre}.json"
        contenu = {
            "demandes": self.nombre,
            "machine": machine(),
            "durees_s": self.durees,
            "courbes_s": self.courbes,
            "exposants": self.exposants,
            "rapports": [asdict(rapport) for rapport in self.rapports],
        }
        chemin.write_text(json.dumps(contenu, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return chemin


def chronometrer(actes: Mapping[str, Callable[[], Any]], tours: int = TOURS) -> dict[str, float]:
    """Return the median duration of each act in seconds: one warm-up, then each in its turn, round after round."""
    for acte in actes.values():
        acte()
    mesures: dict[str, list[float]] = {nom: [] for nom in actes}
    for _ in range(tours):
        for nom, acte in actes.items():
            debut = time.perf_counter()
            acte()
            mesures[nom].append(time.perf_counter() - debut)
    return {nom: statistics.median(durees) for nom, durees in mesures.items()}


def durees(actes: Sequence[Callable[[], Any]], tours: int = 2) -> list[float]:
    """Return how long each act takes in the last turn; the first ones warm up."""
    mesures: list[float] = []
    for _ in range(tours):
        mesures = []
        for acte in actes:
            debut = time.perf_counter()
            acte()
            mesures.append(time.perf_counter() - debut)
    return mesures


def centile(durees: list[float], part: float) -> float:
    """Return the duration that a part of the measures does not exceed."""
    return sorted(durees)[min(len(durees) - 1, int(len(durees) * part))]


def memoire(acte: Callable[[], Any]) -> float:
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


def machine() -> dict[str, Any]:
    """Return what the figures depend on; a load above the number of cores means that others were working."""
    return {
        "coeurs": os.cpu_count(),
        "memoire_go": round(psutil.virtual_memory().total / 2**30, 1),
        "charge": os.getloadavg(),
        "python": platform.python_version(),
        "systeme": platform.system(),
        "processeur": platform.processor() or platform.machine(),
    }
