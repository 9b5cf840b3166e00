"""a data folder of its own, in memory where a disk may be mounted, the site beside its worker."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import psutil

TAILLE = "2600m"
DEMANDES = 600
LOGEMENTS = 260


@contextmanager
def dossier() -> Iterator[tuple[Path, bool]]:
    """Yield a data folder and whether it is a disk of its own, that can be filled without harm."""
    racine = Path(tempfile.mkdtemp(prefix="seuil-pannes-", dir="/tmp"))
    racine.chmod(0o755)
    montage = ["mount", "-t", "tmpfs", "-o", f"size={TAILLE},mode=755", "tmpfs", str(racine)]
    a_part = os.geteuid() == 0 and subprocess.run(montage, capture_output=True, check=False).returncode == 0
    os.environ |= {"SEUIL_DATA": str(racine), "SEUIL_DEMO": "1"}
    try:
        yield racine, a_part
    finally:
        _arreter_la_base(racine)
        if a_part:
            subprocess.run(["umount", "-l", str(racine)], check=False)
        shutil.rmtree(racine, ignore_errors=True)


def _arreter_la_base(racine: Path) -> None:
    with suppress(OSError, ValueError, IndexError, psutil.Error):
        base = psutil.Process(int((racine / "pg" / "data" / "postmaster.pid").read_text().split()[0]))
        base.send_signal(signal.SIGQUIT)
        base.wait(30)


def peupler(demandes: int = DEMANDES, logements: int = LOGEMENTS, jours: int = 0) -> list[int]:
    """Load the invented world as it was some days ago and declare vacancies; return their keys."""
    from django.core.management import call_command  # noqa: PLC0415 - the settings read the data folder
    from django.db import connection  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from seuil.demo.management.commands.demo import Command  # noqa: PLC0415
    from seuil.demo.marque import marquer  # noqa: PLC0415

    le = timezone.localdate() - timedelta(jours)
    call_command("migrate", verbosity=0, interactive=False)
    Command()._peupler(le, demandes)
    marquer()  # `seuil demo` then serves this world as it is, instead of making its own
    vacances = _vacances(le, logements)
    connection.close()
    return vacances


def _vacances(le: object, logements: int) -> list[int]:
    from seuil.acteurs.models import Agent  # noqa: PLC0415
    from seuil.patrimoine import services  # noqa: PLC0415
    from seuil.patrimoine.models import Logement  # noqa: PLC0415

    bailleur = Agent.objects.get(username="bailleur")
    modele = Logement.objects.filter(type="T2", programme__bailleur=bailleur.organisme, financement="PLUS").first()
    assert modele is not None
    cles = []
    for rang in range(logements):
        modele.pk, modele._state.adding, modele.reference = None, True, f"PANNE-{rang}"
        modele.save()
        vacance = services.declarer(modele, libre_le=le, hors_flux="démolition", par=bailleur, le=le)  # type: ignore[arg-type]
        services.orienter(vacance, par=bailleur, le=le)  # type: ignore[arg-type]
        cles.append(vacance.pk)
    return cles


@contextmanager
def site(racine: Path, port: int) -> Iterator[psutil.Process]:
    """Yield the supervisor of `seuil demo`: the site and its worker."""
    sortie = (racine.parent / f"{racine.name}.log").open("wb")
    commande = [str(Path(sys.executable).parent / "seuil"), "demo", "--port", str(port)]
    lance = subprocess.Popen(commande, stdout=sortie, stderr=subprocess.STDOUT)
    try:
        yield psutil.Process(lance.pid)
    finally:
        lance.send_signal(signal.SIGTERM)
        lance.wait(30)
        sortie.close()


def attendre_le_site(port: int) -> None:
    """Wait until the home page answers."""
    from tests.pannes.navigateur import Navigateur  # noqa: PLC0415

    time.sleep(1)
    Navigateur(f"http://127.0.0.1:{port}").lire("/")
