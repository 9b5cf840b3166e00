"""S9: the shell answers in a sentence, whatever is wrong; never a traceback."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
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


@pytest.fixture(scope="module")
def seuil():
    """Return the command, on a server of its own whose database is empty, in a folder its account may enter."""
    dossier = Path(tempfile.mkdtemp(dir="/tmp"))
    dossier.chmod(0o755)
    propre = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith(("DATABASE_URL", "DJANGO_"))}

    def lancer(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "seuil.config.cli", *arguments],
            cwd=dossier,
            env=propre | {"SEUIL_DATA": str(dossier)},
            capture_output=True,
            text=True,
            check=False,
        )

    yield lancer
    while repond(dossier_prise(dossier / "pg")):
        time.sleep(0.1)
    shutil.rmtree(dossier, ignore_errors=True)


def lectures():
    """Yield each command of ours that opens the database, with each of its verbs."""
    for nom, application in sorted(get_commands().items()):
        if str(application).startswith("seuil.") and nom not in A_PART:
            yield from ([nom, *suite] for suite in VERBES.get(nom, ([],)))


class TestSurUneBaseVide:
    def test_dit_quoi_lancer(self, seuil, tmp_path):
        for arguments in lectures():
            rendu = seuil(*arguments)

            assert "Traceback" not in rendu.stderr, arguments
            assert rendu.returncode == 2, (arguments, rendu.stdout, rendu.stderr)
            assert "seuil migrate" in rendu.stderr, arguments

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
