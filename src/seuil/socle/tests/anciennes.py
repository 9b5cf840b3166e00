"""A database apart, empty, and the `seuil` command run upon it: what an operator does with an older base."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from tests.patience import PATIENCE


@contextmanager
def base_ancienne() -> Iterator[Callable[[str], str]]:
    """Make an empty database of the superuser; yield the address of it for a role."""
    if "DATABASE_URL" in os.environ:
        pytest.skip("starts from the embedded server")
    prise, nom = connection.get_connection_params()["host"], f"seuil_ancienne_{os.getpid()}"
    with psycopg.connect(host=prise, user="postgres", dbname="postgres", autocommit=True) as base:
        base.execute(f"drop database if exists {nom} with (force)")
        base.execute(f"create database {nom}")
        yield lambda role: f"postgresql://{role}@/{nom}?host={quote(prise, safe='')}"
        base.execute(f"drop database {nom} with (force)")


def seuil(*mots: str, **variables: str) -> str:
    """Run the `seuil` command as an operator does; return its output."""
    fin = lancer(*mots, **variables)
    assert fin.returncode == 0, fin.stderr or fin.stdout
    return fin.stdout


def lancer(*mots: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the `seuil` command, whatever its end."""
    environnement = os.environ | {"DJANGO_SETTINGS_MODULE": "seuil.config.settings"} | variables
    commande = [sys.executable, "-m", "seuil.config.cli", *mots]
    return subprocess.run(commande, env=environnement, text=True, capture_output=True, check=False, timeout=PATIENCE)
