"""Open a file in a child process that may be killed without anything being lost."""

import logging
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from seuil.documents.controle.limites import (
    ATTENTE_MAXIMUM,
    DELAI_MAXIMUM,
    ENFANTS_MAXIMUM,
    RESULTAT_MAXIMUM,
    Motif,
    Nature,
    Refus,
)

ENFANT: Final = (sys.executable, "-s", "-P", "-m")
# Nothing of the site's own environment: neither its database nor its keys.
ENVIRONNEMENT: Final = {"PYTHONPATH": str(Path(__file__).resolve().parents[3]), "LC_ALL": "C.UTF-8"}
MOTIFS: Final = {motif.value: motif for motif in Motif}

logger = logging.getLogger(__name__)
_places = threading.BoundedSemaphore(ENFANTS_MAXIMUM)


def reconstruire(contenu: bytes, nature: Nature) -> bytes:
    """Return the file rebuilt clean by a child process. Raises Refus, also when the child was killed."""
    if not _places.acquire(timeout=ATTENTE_MAXIMUM):
        raise Refus(Motif.OCCUPE)
    try:
        return _confier(contenu, nature)
    except OSError as panne:  # no process, memory or descriptor left
        logger.error("A file could not be given to a process (errno %s)", panne.errno)
        raise Refus(Motif.OCCUPE) from panne
    finally:
        _places.release()


def _confier(contenu: bytes, nature: Nature) -> bytes:
    """Both ways go through anonymous files in memory: no pipe to fill, and nothing in clear on a disk."""
    with open(os.memfd_create("recu"), "w+b") as recu, open(os.memfd_create("propre"), "w+b") as propre:
        recu.write(contenu)
        recu.seek(0)
        code = _attendre(recu.fileno(), propre.fileno(), nature)
        if code:
            raise Refus(_motif(code))
        if os.fstat(propre.fileno()).st_size > RESULTAT_MAXIMUM:
            raise Refus(Motif.TROP_LOURD)
        propre.seek(0)
        return propre.read()


def _attendre(entree: int, sortie: int, nature: Nature) -> int:
    """Return the exit code of the child, negative when a signal ended it."""
    enfant = subprocess.Popen(
        [*ENFANT, f"seuil.documents.controle.{nature.value}"],
        stdin=entree,
        stdout=sortie,
        stderr=subprocess.DEVNULL,
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
