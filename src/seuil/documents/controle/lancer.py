"""Open a file in a child process that may be killed without anything being lost."""

import logging
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, Final

from seuil.documents.controle.limites import (
    ATTENTE_MAXIMUM,
    DELAI_MAXIMUM,
    ENFANTS_MAXIMUM,
    PAGES_MAXIMUM,
    RESULTAT_MAXIMUM,
    Motif,
    Nature,
    Refus,
)

ENFANT: Final = (sys.executable, "-s", "-P", "-m")
# Nothing of the site's own environment: neither its database nor its keys.
ENVIRONNEMENT: Final = {"PYTHONPATH": str(Path(__file__).resolve().parents[3]), "LC_ALL": "C.UTF-8"}
DIT_MAXIMUM: Final = 4_096
DITES: Final = re.compile(rb"^pages (\d{1,4})$", re.MULTILINE)
MOTIFS: Final = {motif.value: motif for motif in Motif}

logger = logging.getLogger(__name__)
_places = threading.BoundedSemaphore(ENFANTS_MAXIMUM)


def reconstruire(contenu: bytes, nature: Nature, *, consigne: bytes = b"") -> tuple[bytes, int]:
    """Return the file rebuilt clean by a child process, and its pages. Raises Refus, also when the child was killed.

    ``consigne``: what is asked of it, given before the file.
    """
    if not _places.acquire(timeout=ATTENTE_MAXIMUM):
        raise Refus(Motif.OCCUPE)
    try:
        return _confier(consigne + contenu, nature)
    except OSError as panne:  # no process, memory or descriptor left
        logger.error("A file could not be given to a process (errno %s)", panne.errno)
        raise Refus(Motif.OCCUPE) from panne
    finally:
        _places.release()


def _confier(contenu: bytes, nature: Nature) -> tuple[bytes, int]:
    """All ways go through anonymous files in memory: no pipe to fill, and nothing in clear on a disk."""
    with _en_memoire("recu") as recu, _en_memoire("propre") as propre, _en_memoire("dit") as dit:
        recu.write(contenu)
        recu.seek(0)
        code = _attendre(recu.fileno(), propre.fileno(), dit.fileno(), nature)
        if code:
            raise Refus(_motif(code))
        if os.fstat(propre.fileno()).st_size > RESULTAT_MAXIMUM:
            raise Refus(Motif.TROP_LOURD)
        propre.seek(0)
        return propre.read(), _pages(dit)


def _en_memoire(nom: str) -> BinaryIO:
    return open(os.memfd_create(nom), "w+b")


def _pages(dit: BinaryIO) -> int:
    """Return the number of pages that the child says, 1 when it says none that may be: it is not to be believed."""
    dit.seek(max(0, os.fstat(dit.fileno()).st_size - DIT_MAXIMUM))
    dites = DITES.findall(dit.read(DIT_MAXIMUM))
    nombre = int(dites[-1]) if dites else 1
    return nombre if 1 <= nombre <= PAGES_MAXIMUM else 1


def _attendre(entree: int, sortie: int, dit: int, nature: Nature) -> int:
    """Return the exit code of the child, negative when a signal ended it."""
    enfant = subprocess.Popen(
        [*ENFANT, f"seuil.documents.controle.{nature.value}"],
        stdin=entree,
        stdout=sortie,
        stderr=dit,
        env=ENVIRONNEMENT,
        cwd="/",
        start_new_session=True,
    )
    try:
        return enfant.wait(DELAI_MAXIMUM)
    except subprocess.TimeoutExpired:
        return -signal.SIGKILL
    finally:
        _achever(enfant)


def _achever(enfant: "subprocess.Popen[bytes]") -> None:
    """End the child with all that it may have started: the group bears its number."""
    if enfant.returncode is None:
        os.killpg(enfant.pid, signal.SIGKILL)
        enfant.wait()


def _motif(code: int) -> Motif:
    if code not in MOTIFS:
        logger.warning("The process that opened a file ended with code %s", code)
    return MOTIFS.get(code, Motif.TROP_LOURD)
