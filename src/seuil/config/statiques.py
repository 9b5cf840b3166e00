"""`python -m seuil.config.statiques`: copy, compress and name the static files; the site does it each time it starts.

A process of its own: the one that gunicorn starts from must not hold Django when its workers are made. One at a time in
a folder, and nothing is written again that is there: another site may be reading it.
"""

import fcntl
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

ARRET: Final = 3  # gunicorn stops at once on this code
REFUSE: Final = "Seuil ne démarre pas. Le dossier {chemin} ne peut pas être écrit ({raison}). Réglez SEUIL_STATIQUE.\n"
TEMOIN: Final = ".prepares"  # held while files are written; says what they were made from once all are there
EN_COURS: Final = "en cours"  # found so, what a killed one left is thrown away: a file may be there by half
NOMS: Final = "staticfiles.json"


def main() -> int:
    """Fill STATIC_ROOT, when there is one; return what the process says to who started it."""
    if not settings.STATIC_ROOT:
        return 0
    try:
        dossier = Path(settings.STATIC_ROOT)
        dossier.mkdir(parents=True, exist_ok=True)
        with _seul(dossier) as temoin:
            _preparer(dossier, temoin)
    except OSError as refus:
        sys.stderr.write(REFUSE.format(chemin=settings.STATIC_ROOT, raison=refus.strerror))
        return ARRET
    return 0


@contextmanager
def _seul(dossier: Path) -> Iterator[Path]:
    temoin = dossier / TEMOIN
    with temoin.open("a", encoding="utf-8") as tenu:
        fcntl.flock(tenu, fcntl.LOCK_EX)
        yield temoin


def _preparer(dossier: Path, temoin: Path) -> None:
    fichiers = [(chemin, depot) for cherche in get_finders() for chemin, depot in cherche.list([])]
    sources, dites = _marque(fichiers), temoin.read_text(encoding="utf-8")
    if dites == sources and _sont_la(dossier):
        return
    if dites == EN_COURS:
        _oublier(dossier, [chemin for chemin, _ in fichiers])
    temoin.write_text(EN_COURS, encoding="utf-8")
    call_command("collectstatic", interactive=False, verbosity=0)
    temoin.write_text(sources, encoding="utf-8")


def _oublier(dossier: Path, chemins: list[str]) -> None:
    """Take away these files, under each of their names."""
    for ecrit in (dossier / chemin for chemin in chemins):
        for nomme in (ecrit, *ecrit.parent.glob(f"{escape(ecrit.stem)}.{'?' * 12}{ecrit.suffix}*")):
            nomme.unlink(missing_ok=True)


def _sont_la(dossier: Path) -> bool:
    noms = dossier / NOMS
    return noms.is_file() and all((dossier / nom).is_file() for nom in json.loads(noms.read_text())["paths"].values())


def _marque(fichiers: list[tuple[str, Any]]) -> str:
    """Return the mark of every file that would be copied, as it is now."""
    marque = sha256(django.get_version().encode())
    for chemin, depot in fichiers:
        etat = Path(depot.path(chemin)).stat()
        marque.update(f"{chemin} {etat.st_size} {etat.st_mtime_ns}\n".encode())
    return marque.hexdigest()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seuil.config.settings")
    django.setup()
    raise SystemExit(main())
