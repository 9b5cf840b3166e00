"""What is measured: each figure with its target, met or missed; the table; the file, with the facts of the machine."""

from __future__ import annotations

import json
import os
import platform
import statistics
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import psutil

TOURS = 3
AUX_BUTS = 100_000  # demands from which costs are those of the work, no more those of starting it
RESULTATS = Path(__file__).parents[2] / "docs" / "benchmarks"
TENU, MANQUE, SANS_BUT, NON_MESURE = "tenu", "MANQUÉ", "", "non mesuré"


@dataclass(frozen=True, slots=True)
class Rapport:
    """One figure: a ratio of two sides in seconds, or a number of the unit that its name says; its target."""

    nom: str
    valeur: float | None
    but: str
    numerateur: float | None = None
    denominateur: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Say whether the target is reached; nothing when there is none."""
        if self.valeur is None:
            return NON_MESURE
        sens, _, borne = self.but.partition(" ")
        if sens not in ("≤", "≥"):
            return SANS_BUT
        voulu = float(borne.replace(",", ".").replace("\u202f", ""))
        tenu = self.valeur <= voulu if sens == "≤" else self.valeur >= voulu
        return TENU if tenu else MANQUE


@dataclass
class Banc:
    """The table being filled; ``ou`` begins the names: how many demands, alone or with desks that write."""

    nombre: int
    ou: str = ""
    rapports: list[Rapport] = field(default_factory=list)
    durees: dict[str, Any] = field(default_factory=dict)

    def noter(self, nom: str, haut: float, bas: float = 1, but: str = "—", note: str = "") -> None:
        """Add a figure and print it at once."""
        self._ajouter(Rapport(self._nommer(nom), haut / bas, but, haut, bas, note))

    def passer(self, nom: str, but: str, raison: str) -> None:
        """Say that a figure was not measured, and why."""
        self._ajouter(Rapport(self._nommer(nom), None, but, note=raison))

    def garder(self, nom: str, duree: Any) -> None:
        """Keep durations in seconds beside the figures."""
        self.durees[self._nommer(nom)] = duree

    def _nommer(self, nom: str) -> str:
        return f"{self.ou} : {nom}" if self.ou else nom

    def _ajouter(self, rapport: Rapport) -> None:
        self.rapports.append(rapport)
        print(ligne(rapport), flush=True)

    def ecrire(self) -> Path:
        """Write the figures with the facts of the machine; return the file."""
        RESULTATS.mkdir(parents=True, exist_ok=True)
        chemin = RESULTATS / f"{date.today().isoformat()}-{self.nombre}.json"
        contenu = {
            "demandes": self.nombre,
            "machine": machine(),
            "rapports": [asdict(rapport) | {"verdict": rapport.verdict} for rapport in self.rapports],
            "durees_s": self.durees,
        }
        chemin.write_text(json.dumps(contenu, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return chemin

    def resumer(self) -> str:
        """Return the whole table, then how many targets are met, missed, not measured."""
        verdicts = [rapport.verdict for rapport in self.rapports if rapport.but != "—"]
        comptes = ", ".join(f"{verdicts.count(quoi)} {quoi}" for quoi in (TENU, MANQUE, NON_MESURE))
        return "\n".join([*map(ligne, self.rapports), f"Buts : {comptes}."])


def ligne(rapport: Rapport) -> str:
    """Return a figure as a line of the table."""
    valeur = "—" if rapport.valeur is None else f"{rapport.valeur:.4g}"
    return f"  {rapport.nom:<66} {valeur:>10}  {rapport.but:<8} {rapport.verdict:<10} {rapport.note}".rstrip()


def chronometrer(actes: Mapping[str, Callable[[], Any]], tours: int = TOURS) -> dict[str, float]:
    """Return the median duration of each act in seconds: one warm-up, then each in its turn, round after round."""
    for acte in actes.values():
        acte()
    mesures: dict[str, list[float]] = {nom: [] for nom in actes}
    for _ in range(tours):
        for nom, acte in actes.items():
            mesures[nom].append(duree_de(acte))
    return {nom: statistics.median(durees) for nom, durees in mesures.items()}


def duree_de(acte: Callable[[], Any]) -> float:
    """Return how long an act takes, in seconds."""
    debut = time.perf_counter()
    acte()
    return time.perf_counter() - debut


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
