"""Lead the year: a base of its own, a mail server, a worker that plays the days, killed as often as it is asked."""

import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import connection

from seuil.demandes.models import Demande
from seuil.demo.annee.bilan import Fin, douteuses, fins, manquements, tableau
from seuil.demo.annee.conduites import equiper
from seuil.demo.annee.poste import poste
from seuil.demo.jetable import base_jetable
from seuil.envois.voies.dossier import SCHEMA
from seuil.reactions.travaux import vider
from seuil.regles.calendrier import ajouter_mois

DUREE_MOIS = 12
ENTRE_DEUX = (0.5, 3.0)  # seconds that a worker lives before it is killed
GRAINE = 2027


class AnneeRatee(Exception):
    """A promise of the year was broken; says which."""


def mener(le: date, peupler: Callable[[], None], *, coups: int, dire: Callable[[str], None]) -> dict[int, Fin]:
    """Play twelve months from a day; return how each demand ends. Raises AnneeRatee."""
    au = ajouter_mois(le, DUREE_MOIS)
    with base_jetable("annee") as nom, tempfile.TemporaryDirectory() as brut:
        dossier, debut = Path(brut), time.monotonic()
        peupler()
        for demande in Demande.objects.order_by("pk"):
            equiper(demande, le)
        vider()
        dire(f"{Demande.objects.count()} demandes, du {le:%d/%m/%Y} au {au:%d/%m/%Y}.")
        port = _port_libre()
        with poste(port) as monde:
            environnement = _environnement(_url(nom), port, dossier)
            tues = _jouer(environnement, dossier, le, au, coups)
        for ligne in tableau(le):
            dire(ligne)
        dire(f"{len(monde.recus)} e-mails reçus, {tues} arrêts brutaux, {time.monotonic() - debut:.0f} s.")
        if rates := manquements(le, monde.recus):
            raise AnneeRatee("\n".join(rates))
        doutes = douteuses()
        dire(f"{len(doutes)} demande(s) dont un message est « peut-être parti » : listées, jamais radiées.")
        return {cle: fin for cle, fin in fins().items() if cle not in doutes}


def exiger_la_meme_fin(calme: dict[int, Fin], tue: dict[int, Fin]) -> None:
    """Compare the ends of two years. Raises AnneeRatee."""
    autres = [cle for cle in calme.keys() & tue.keys() if calme[cle] != tue[cle]]
    if autres:
        raise AnneeRatee("\n".join(f"{cle} : {calme[cle]} puis {tue[cle]}" for cle in sorted(autres)))


def _jouer(environnement: dict[str, str], dossier: Path, du: date, au: date, coups: int) -> int:
    """Run the worker until the last day, killing it ``coups`` times; return how often it really was killed."""
    hasard, tues = random.Random(GRAINE), 0
    ordre = [sys.executable, "-m", "seuil.config.cli", "annee", str(du), str(au), str(dossier / "carnet")]
    while True:
        travail = subprocess.Popen(ordre, env=environnement)  # it says its months by itself
        if tues < coups:
            try:
                travail.wait(hasard.uniform(*ENTRE_DEUX) + 2)
            except subprocess.TimeoutExpired:
                travail.send_signal(signal.SIGKILL)
                tues += 1
        travail.wait()
        if travail.returncode == 0:
            return tues
        if travail.returncode != -signal.SIGKILL:
            raise AnneeRatee(f"Le travailleur s’est arrêté (code {travail.returncode}).")


def _url(nom: str) -> str:
    """Return how another process reaches that base of this server."""
    lus = connection.get_connection_params()
    hote, port = lus.get("host", ""), lus.get("port", "")
    compte = ":".join(filter(None, (str(lus.get("user", "")), str(lus.get("password") or ""))))
    if str(hote).startswith("/"):
        return f"postgresql://{compte}@/{nom}?host={hote}" + (f"&port={port}" if port else "")
    return f"postgresql://{compte}@{hote}" + (f":{port}" if port else "") + f"/{nom}"


def _environnement(url: str, port: int, dossier: Path) -> dict[str, str]:
    sms = dossier / "sms"
    sms.mkdir()
    return os.environ | {
        "DATABASE_URL": url,
        "SEUIL_DEMO": "1",
        "SEUIL_SMTP": f"smtp://127.0.0.1:{port}/?tls=aucun&delai=5",
        "SEUIL_SMS": f"{SCHEMA}://{sms}",
        "SEUIL_EXPEDITEUR": "ne-pas-repondre@exemple.invalid",
        "SEUIL_SITE": "http://localhost:8000",
        "SEUIL_TETES": str(dossier / "tetes.jsonl"),
    }


def _port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])
