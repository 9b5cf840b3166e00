"""S9: the shell answers in a sentence, whatever is wrong; never a traceback."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from django.core.management import get_commands

from seuil.socle.db.postgres import dossier_prise, repond

A_PART = {"demo", "documenter", "population", "importer", "migrate", "travailler", "base"}
VERBES = {
    "connexions": (["oublier-facteur", "ines"],),
    "agents": (["lister"], ["fermer", "ines"], ["reinitialiser", "ines"]),
    "reference": (["charger"],),
    "cotation": (["nuit"], ["verifier"], ["reprendre"], ["exporter", "dossier"], ["repeser", "compiegne"]),
    "journal": (["sceller"], ["publier"], ["verifier"]),
    "demandes": (["codes", "dossier"],),
    "annee": (["2026-11-27", "2026-11-28", "carnet"],),
}

A_LA_SUITE = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "seuil.config.settings"
import django
from seuil.config import cli
from seuil.socle.db.postgres import demarrer
django.setup()
from django.conf import settings
from django.urls import get_resolver
get_resolver().url_patterns  # read once, for the checks that each command makes
demarrer(settings.DATABASES["default"]["EMBEDDED_ROOT"])  # kept by this process, for all of them
rendus = []
for arguments in json.load(sys.stdin):
    lues, ecrites = os.pipe()
    enfant = os.fork()
    if not enfant:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1), os.dup2(ecrites, 2), os.close(lues), os.close(ecrites)
        sys.argv = ["seuil", *arguments]
        cli.main()
    os.close(ecrites)
    with open(lues, encoding="utf-8") as erreurs:
        dites = erreurs.read()
    rendus.append([arguments, os.waitstatus_to_exitcode(os.waitpid(enfant, 0)[1]), dites])
print(json.dumps(rendus))
"""
Lancer = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def python() -> Iterator[Lancer]:
    """Return Python, on a server of its own whose database is empty, in a folder its account may enter."""
    dossier = Path(tempfile.mkdtemp(dir="/tmp"))
    dossier.chmod(0o755)
    propre = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith(("DATABASE_URL", "DJANGO_"))}

    def lancer(*arguments: str, dit: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=dossier,
            env=propre | {"SEUIL_DATA": str(dossier)},
            input=dit,
            capture_output=True,
            text=True,
            check=False,
        )

    yield lancer
    while repond(dossier_prise(dossier / "pg")):
        time.sleep(0.1)
    shutil.rmtree(dossier, ignore_errors=True)


@pytest.fixture(scope="module")
def seuil(python) -> Lancer:
    """Return the command, there."""
    return partial(python, "-m", "seuil.config.cli")


def lectures():
    """Yield each command of ours that opens the database, with each of its verbs."""
    for nom, application in sorted(get_commands().items()):
        if str(application).startswith("seuil.") and nom not in A_PART:
            yield from ([nom, *suite] for suite in VERBES.get(nom, ([],)))


class TestSurUneBaseVide:
    def test_dit_quoi_lancer(self, python):
        """One process loads Seuil once, then becomes each command in turn."""
        voulues = list(lectures())
        rendus = json.loads(python("-c", A_LA_SUITE, dit=json.dumps(voulues)).stdout)

        assert [arguments for arguments, _, _ in rendus] == voulues
        for arguments, code, dites in rendus:
            assert "Traceback" not in dites, arguments
            assert code == 2, (arguments, dites)
            assert "seuil migrate" in dites, arguments

    def test_refuse_aussi_un_import(self, seuil, tmp_path):
        fichier = tmp_path / "demandes.jsonl"
        assert seuil("population", "2", str(fichier)).returncode == 0

        rendu = seuil("importer", "demandes", str(fichier))

        assert (rendu.returncode, "seuil migrate" in rendu.stderr) == (2, True)


class TestRefus:
    def test_se_lit_sans_le_nom_de_sa_classe(self, seuil):
        rendu = seuil("demo", "--port", "0")

        assert rendu.returncode == 1
        assert rendu.stderr == "--port : on attend un nombre entre 1 et 65535, pas 0.\n"


class TestPanne:
    def test_dit_que_la_base_ne_repond_pas(self, tmp_path):
        rendu = subprocess.run(
            [sys.executable, "-m", "seuil.config.cli", "cotation", "verifier"],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"SEUIL_DATA": str(tmp_path), "DATABASE_URL": "postgresql://x@localhost:1/x"},
        )

        assert (rendu.returncode, rendu.stderr.count("\n")) == (2, 1)
        assert "La base de données ne répond pas" in rendu.stderr
