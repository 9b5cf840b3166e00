"""The antivirus, through its own door (clamd, INSTREAM). Whatever is not a sure answer is no answer."""

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings

JOINDRE: Final = 2.0  # seconds
ANALYSER: Final = 20.0  # seconds in all for one file
MORCEAU: Final = 65_536
REPONSE_MAXIMUM: Final = 4_096
LIMITES: Final = "Heuristics.Limits.Exceeded"  # not read to its end: never healthy
BASE_ESSAI: Final = "base d’essai"
# The file that every antivirus must find, and that harms nothing; written backwards so that none finds it here.
TEMOIN: Final = b"*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X"[::-1]


class MoteurAbsent(Exception):
    """No engine may be believed now; the sentence says why, for the operator."""


@dataclass(frozen=True, slots=True)
class Moteur:
    """``signatures``: their number; ``datees``: when they were made. None when the engine does not say."""

    version: str
    signatures: int | None
    datees: datetime | None
    est_d_essai: bool

    def __str__(self) -> str:
        base = BASE_ESSAI if self.est_d_essai else f"signatures {self.signatures}"
        dite = f" du {self.datees:%d/%m/%Y}" if self.datees else ""
        return f"{self.version}, {base}{dite}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, nothing when ``trouve`` is empty, and by which engine."""

    trouve: str
    moteur: str


def moteur() -> Moteur:
    """Return the engine that answers and may be believed. Raises MoteurAbsent."""
    if settings.CLAMD_BASE_ESSAI and not settings.DEMO:
        raise MoteurAbsent(
            "La base de signatures est une base d’essai : elle ne vaut rien ici (SEUIL_CLAMD_BASE_ESSAI)."
        )
    lu = _lire_la_version(_demander(b"zVERSION\0"))
    if lu.signatures is None and not lu.est_d_essai:
        raise MoteurAbsent("L’antivirus répond, mais sans base de signatures officielle.")
    if not _trouve(TEMOIN):
        raise MoteurAbsent("L’antivirus répond, mais ses signatures sont vides : il ne trouve pas le fichier témoin.")
    return lu


def analyser(contenu: bytes) -> Verdict:
    """Return what the engine says of these bytes. Raises MoteurAbsent.

    An engine that finds nothing is asked for the witness afterwards: one that lost its signatures finds nothing.
    """
    trouve = _trouve(contenu)
    return Verdict(trouve, str(moteur()))


def _trouve(contenu: bytes) -> str:
    reponse = _demander(b"zINSTREAM\0", contenu)
    dite = reponse.removeprefix("stream: ")
    if dite == "OK":
        return ""
    if dite.endswith(" FOUND"):
        return dite.removesuffix(" FOUND")
    raise MoteurAbsent("L’antivirus répond, mais ne sait pas analyser (voir son journal).")


def _demander(ordre: bytes, contenu: bytes | None = None) -> str:
    fin = time.monotonic() + ANALYSER
    try:
        with _prise() as prise:
            prise.sendall(ordre)
            for debut in range(0, len(contenu or b""), MORCEAU):
                _borner(prise, fin)
                morceau = (contenu or b"")[debut : debut + MORCEAU]
                prise.sendall(struct.pack(">I", len(morceau)) + morceau)
            if contenu is not None:
                prise.sendall(struct.pack(">I", 0))
            return _recevoir(prise, fin)
    except TimeoutError as silence:
        raise MoteurAbsent("L’antivirus ne répond pas à temps.") from silence
    except OSError as panne:
        raise MoteurAbsent("L’antivirus ne répond pas : il est arrêté, ou SEUIL_CLAMD est faux.") from panne


@contextmanager
def _prise() -> Iterator[socket.socket]:
    if not settings.CLAMD:
        raise MoteurAbsent("Aucun antivirus n’est réglé (SEUIL_CLAMD).")
    lue = urlsplit(settings.CLAMD)
    if lue.scheme == "tcp":
        prise = socket.create_connection((lue.hostname or "", lue.port or 3310), timeout=JOINDRE)
    else:
        prise = socket.socket(socket.AF_UNIX)
        prise.settimeout(JOINDRE)
    with prise:
        if lue.scheme != "tcp":
            prise.connect(lue.path)
        yield prise


def _recevoir(prise: socket.socket, fin: float) -> str:
    """Return the whole answer, which ends with a zero byte; a cut one is none."""
    recu = b""
    while not recu.endswith(b"\0"):
        _borner(prise, fin)
        morceau = prise.recv(REPONSE_MAXIMUM)
        if not morceau or len(recu) > REPONSE_MAXIMUM:
            raise ConnectionResetError
        recu += morceau
    return recu.rstrip(b"\0").decode("utf-8", "replace").strip()


def _borner(prise: socket.socket, fin: float) -> None:
    reste = fin - time.monotonic()
    if reste <= 0:
        raise TimeoutError
    prise.settimeout(reste)


def _lire_la_version(dite: str) -> Moteur:
    """Read « ClamAV 1.4.6/27500/Thu Nov 26 08:22:13 2026 »; an engine without the official base says its name alone."""
    version, _, suite = dite.partition("/")
    numero, _, quand = suite.partition("/")
    try:
        datees = datetime.strptime(quand, "%a %b %d %H:%M:%S %Y").replace(tzinfo=ZoneInfo(settings.TIME_ZONE))
    except ValueError:
        datees = None
    signatures = int(numero) if numero.isdecimal() and int(numero) else None
    return Moteur(version[:60], signatures, datees, settings.CLAMD_BASE_ESSAI)
