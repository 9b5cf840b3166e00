"""What the processes of a running installation hold in memory, each shared page counted once (PSS)."""

from pathlib import Path

import psutil

from seuil.config.reception import MO


def peser(veille: psutil.Process) -> int:
    """Return what Seuil's own processes hold, in MB; children of files being opened have ended."""
    return sum(en_mo(processus) for _, processus in siens(veille))


def siens(veille: psutil.Process) -> list[tuple[str, psutil.Process]]:
    """Return each process with what it does."""
    tous = [veille, *veille.children(recursive=True)]
    noms = {"travailler": "travailleur", "gunicorn": "site", "demo": "veille"}
    lignes = [(" ".join(processus.cmdline()), processus) for processus in tous]
    return [(next((dit for mot, dit in noms.items() if mot in ligne), ligne), un) for ligne, un in lignes]


def peser_la_base(racine: Path) -> int:
    base = psutil.Process(int((racine / "pg" / "data" / "postmaster.pid").read_text().split()[0]))
    return sum(en_mo(processus) for processus in [base, *base.children(recursive=True)])


def en_mo(processus: psutil.Process) -> int:
    """Return its proportional memory, in MB; nothing when it has just ended."""
    try:
        return int(processus.memory_full_info().pss) // MO
    except psutil.NoSuchProcess:
        return 0
