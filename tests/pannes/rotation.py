"""The command that turns the key, killed again and again while the site keeps serving, then left to finish."""

import random
import subprocess
import sys
import time
from pathlib import Path

COMMANDE = [str(Path(sys.executable).parent / "seuil"), "documents", "tourner-la-cle"]


def tourner_sous_les_coups(coups: int) -> tuple[int, int]:
    """Return how many times the command was killed, and how many documents open no more, counted after each blow."""
    hasard, tuees, fermes = random.Random(49), 0, 0
    for _ in range(coups):
        lancee = subprocess.Popen(COMMANDE, stdout=subprocess.PIPE, text=True)
        assert lancee.stdout is not None
        lancee.stdout.readline()  # a first lot is moved, or the whole is done
        time.sleep(hasard.random() / 20)
        if lancee.poll() is None:
            lancee.kill()
            tuees += 1
        lancee.wait()
        fermes += _fermes()
    subprocess.run(COMMANDE, stdout=subprocess.DEVNULL, check=True)
    return tuees, fermes + _fermes()


def _fermes() -> int:
    from django.db import connection  # noqa: PLC0415 - the settings are chosen by then

    from seuil.documents.models import Document  # noqa: PLC0415
    from seuil.documents.requetes import la_cle_ouvre  # noqa: PLC0415

    nombre = sum(not la_cle_ouvre(document) for document in Document.objects.exclude(chiffre=b"").iterator(50))
    connection.close()
    return nombre
