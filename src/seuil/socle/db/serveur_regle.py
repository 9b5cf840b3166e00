"""How PostgreSQL is given memory and told what reading costs, and the sentences that advise it to another server.

Its own defaults are those of a small disk that turns: a search among 100 000 demands is compiled before it is run, and
a night that passes every territory may hold more locks than it is given.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import psutil

VOULUS: Final = {
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "max_locks_per_transaction": "1024",
    "jit": "off",
    "random_page_cost": "1.1",  # disks that do not turn: a row elsewhere costs little more
}
MEMOIRE: Final = ("work_mem", "maintenance_work_mem", "max_wal_size")  # more is as good
NOMBRES: Final = ("max_locks_per_transaction",)  # as well
PART, AU_MOINS, AU_PLUS = 8, 128, 1024  # shared_buffers: a part of the memory, in megabytes
LIRE: Final = """
SELECT name, CASE WHEN name = ANY(%(memoire)s) THEN pg_size_bytes(current_setting(name))::text ELSE setting END
FROM pg_settings WHERE name = ANY(%(lus)s)"""
VALEURS: Final = {"memoire": [*MEMOIRE], "lus": [*VOULUS]}  # of `LIRE`
UNITES: Final = {"MB": 2**20, "GB": 2**30}


def reglages_du_serveur() -> dict[str, str]:
    """Return what the embedded server is started with."""
    return VOULUS | {"shared_buffers": f"{_tampons(_memoire())}MB"}


def conseils(lus: Mapping[str, str]) -> list[str]:
    """Return a sentence for each setting read by `LIRE` under which pages answer more slowly."""
    return [
        f"Conseil : mettez {nom} à « {voulu} », les recherches attendront moins."
        for nom, voulu in VOULUS.items()
        if nom in lus and not _suffit(nom, lus[nom], voulu)
    ]


def _suffit(nom: str, lu: str, voulu: str) -> bool:
    if nom in MEMOIRE:
        return int(lu) >= octets(voulu)
    return int(lu) >= int(voulu) if nom in NOMBRES else lu == voulu


def octets(taille: str) -> int:
    """Return how many bytes a size written for PostgreSQL is."""
    return int(taille[:-2]) * UNITES[taille[-2:]]


def _tampons(memoire: int) -> int:
    return max(AU_MOINS, min(AU_PLUS, memoire // PART))


def _memoire() -> int:
    """Return the memory that this process may count on, in megabytes: the machine's, or what its container leaves."""
    limites: list[int] = [psutil.virtual_memory().total]
    for chemin in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        if (fichier := Path(chemin)).is_file() and (lu := fichier.read_text().strip()).isdecimal():
            limites.append(int(lu))
    return min(limites) // UNITES["MB"]
