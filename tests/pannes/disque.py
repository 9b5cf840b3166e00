"""A disk that is full, and stays so: what the site frees is taken again."""

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

MORCEAU = b"\0" * 65_536
PAS = 0.05


@contextlib.contextmanager
def plein(racine: Path) -> Iterator[None]:
    """Keep the disk of ``racine`` full inside the block."""
    remplissage, fin = racine / "remplissage", threading.Event()
    fil = threading.Thread(target=_remplir, args=(remplissage, fin))
    fil.start()
    try:
        time.sleep(2)
        yield
    finally:
        fin.set()
        fil.join()
        remplissage.unlink()


def _remplir(remplissage: Path, fin: threading.Event) -> None:
    with remplissage.open("wb", buffering=0) as fichier:
        while not fin.is_set():
            try:
                fichier.write(MORCEAU)
            except OSError:
                time.sleep(PAS)
