"""What a story reads or places in the base of the demonstration, when no page says it: a number, a day that passed."""

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any

import psycopg
from django.utils import timezone

from seuil.taches.table import NUIT
from tests.parcours.conftest import Installation
from tests.patience import attendre

ANNONCER = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seuil.config.settings")
import django
django.setup()
from django.utils import timezone
from seuil.taches.actes import annoncer_les_echeances
annoncer_les_echeances(le=timezone.localdate())
"""
PASSEE = "select 1 from taches_execution where tache = 'echeances' and fini_a is not null"
LETTRE = (
    "select 1 from envois_envoi e join demandes_demande d on d.id = e.demande_id"
    " where d.numero_unique = %s and e.canal = 'courrier'"
)
NUMERO = (
    "select d.numero_unique from demandes_demande d join demandes_personne p on p.demande_id = d.id"
    " where p.prenom = %s and p.nom = %s and p.lien = 'demandeur'"
)


def executer(installation: Installation, ordre: str, *valeurs: Any) -> list[tuple[Any, ...]]:
    """Run one order of SQL, committed; return its rows."""
    environnement = installation.environnement
    adresse = environnement.get("SEUIL_PROPRIETAIRE_URL", environnement["DATABASE_URL"])
    with psycopg.connect(adresse) as base:
        curseur = base.execute(ordre, valeurs)
        return curseur.fetchall() if curseur.description else []


def numero(installation: Installation, qui: Sequence[str]) -> str:
    """Return the number of the household of that first name and name."""
    ((trouve,),) = executer(installation, NUMERO, *qui)
    return str(trouve)


def finir_le(installation: Installation, numero_unique: str, jour: date) -> None:
    """Let a year of that demand end on a day: what eleven months of waiting would do."""
    executer(installation, "update demandes_demande set echeance = %s where numero_unique = %s", jour, numero_unique)


def annoncer_les_fins(installation: Installation) -> None:
    """Let the clock tell the households whose year ends, once more today, whether the worker or we play it.

    Before the hour of the night, the clock has nothing to do today: what it would do is done without it.
    """
    if timezone.localtime().time() < NUIT:
        subprocess.run([sys.executable, "-c", ANNONCER], env=installation.environnement, check=True)
        return
    _attendre(installation, PASSEE)
    executer(installation, "delete from taches_execution where tache = 'echeances'")
    with suppress(subprocess.CalledProcessError):
        installation.lancer("taches", "passer", "echeances")
    _attendre(installation, PASSEE)


def attendre_une_lettre(installation: Installation, numero_unique: str) -> None:
    """Wait until the worker wrote a letter to that household."""
    _attendre(installation, LETTRE, numero_unique)


def _attendre(installation: Installation, ligne: str, *valeurs: Any) -> None:
    attendre(lambda: executer(installation, ligne, *valeurs), ligne, pas=0.2)
