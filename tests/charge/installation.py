"""A scratch installation: its data folder, its durable PostgreSQL, the commands and the site as `seuil` starts them."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RACINE = Path(__file__).parents[2]
REGLAGES = "tests.charge.settings"
GUNICORN = (sys.executable, "-m", "gunicorn", "--config", "python:seuil.config.serveur")
PATIENCE, GUET = 60.0, 0.02


@contextmanager
def installation() -> Iterator[Path]:
    """Yield a data folder that this process and its children use, erased at the end whatever happens."""
    dossier = Path(tempfile.mkdtemp(prefix="seuil-charge-"))
    dossier.chmod(0o755)
    chemins = os.pathsep.join([str(RACINE / "src"), str(RACINE)])
    os.environ |= {"SEUIL_DATA": str(dossier), "DJANGO_SETTINGS_MODULE": REGLAGES, "PYTHONPATH": chemins}
    os.environ["SEUIL_DEMO"] = "1"  # its agents' password is published: no second factor is asked
    os.environ.pop("DATABASE_URL", None)
    try:
        yield dossier
    finally:
        from seuil.socle.db.postgres import arreter  # noqa: PLC0415 - the settings read the data folder

        if (dossier / "pg-charge").exists():
            arreter(dossier / "pg-charge")
        shutil.rmtree(dossier, ignore_errors=True)


def seuil(*mots: object) -> tuple[float, str]:
    """Run a command of `seuil` as an operator does; return how long it took and what it said."""
    duree, dite, _ = seuil_mesure(*mots)
    return duree, dite


def seuil_mesure(*mots: object) -> tuple[float, str, int]:
    """The same, and the most memory that its process held, in megabytes: PostgreSQL's is not in it."""
    debut, memoire = time.perf_counter(), 0
    commande = [sys.executable, "-m", "seuil.config.cli", *map(str, mots)]
    with tempfile.TemporaryFile("w+") as dite, tempfile.TemporaryFile("w+") as erreurs:
        with subprocess.Popen(commande, stdout=dite, stderr=erreurs) as faite:
            while faite.poll() is None:
                memoire = max(memoire, _memoire(faite.pid))
                time.sleep(GUET)
        duree = time.perf_counter() - debut
        dite.seek(0), erreurs.seek(0)
        texte = dite.read()
        if faite.returncode:
            raise RuntimeError(f"seuil {' '.join(map(str, mots))} : {texte[:3000]}{erreurs.read()[-500:]}")
    return duree, texte, memoire


def _memoire(processus: int) -> int:
    """Return the most memory a living process has held, in megabytes."""
    try:
        lignes = Path(f"/proc/{processus}/status").read_text().splitlines()
    except FileNotFoundError:
        return 0
    return next((int(ligne.split()[1]) // 1024 for ligne in lignes if ligne.startswith("VmHWM")), 0)


@contextmanager
def site(dossier: Path) -> Iterator[str]:
    """Yield the address of the site, served as docs/installer.md says; no worker: nothing else works meanwhile."""
    port = _port()
    with _tenu([*GUNICORN, "--bind", f"127.0.0.1:{port}"], dossier / "site.log", port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def page_nue(dossier: Path) -> Iterator[str]:
    """Yield the address of the same server, set the same way, whose only page says a word: what no page can beat."""
    port = _port()
    commande = [*GUNICORN, "--bind", f"127.0.0.1:{port}", "tests.charge.nue:application"]
    with _tenu(commande, dossier / "nue.log", port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _tenu(commande: list[str], sortie: Path, port: int) -> Iterator[None]:
    with sortie.open("wb") as flux, subprocess.Popen(commande, stdout=flux, stderr=flux) as processus:
        try:
            _attendre(port, processus, sortie)
            yield
        finally:
            processus.send_signal(signal.SIGTERM)


def _attendre(port: int, processus: subprocess.Popen[bytes], sortie: Path) -> None:
    fin = time.monotonic() + PATIENCE
    while time.monotonic() < fin and processus.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"Le site ne répond pas : {sortie.read_text(errors='replace')[-800:]}")


def _port() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])
