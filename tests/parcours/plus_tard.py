"""The same service, some days later: a site whose clock is ahead, in front of the same database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from tests.parcours.conftest import Installation, attendre, port_libre
from tests.patience import PATIENCE

AVANCE = "SEUIL_ESSAI_AVANCE"  # in days; read by the site that this file serves, by nothing of ours


@contextmanager
def plus_tard(installation: Installation, jours: int) -> Iterator[str]:
    """Serve the demonstration as it will be in some days; yield its address."""
    adresse = f"127.0.0.1:{port_libre()}"
    commande = [str(Path(sys.executable).parent / "gunicorn"), "--threads", "4", "--bind", adresse]
    environnement = installation.environnement | {AVANCE: str(jours)}
    site = subprocess.Popen(
        [*commande, f"{__name__}:site()"],
        env=environnement | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        attendre(f"http://{adresse}/", site)
        yield f"http://{adresse}"
    finally:
        site.terminate()
        site.communicate(timeout=PATIENCE)


def site() -> Any:
    """Return the site, its clock put forward: every day of ours comes from `timezone.now`."""
    a_l_heure, avance = timezone.now, timedelta(days=int(os.environ[AVANCE]))

    def en_avance() -> datetime:
        return a_l_heure() + avance

    timezone.now = en_avance
    from seuil.config.wsgi import application  # noqa: PLC0415 - after the clock

    return application
