"""The embedded server: shared by processes, forgotten by none, stopped after the last."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
from tests.patience import attendre

from seuil.socle.db.postgres import dossier_prise, repond
from seuil.socle.db.postgres_binaires import environnement

SCRIPT = """
import sys, time
from seuil.socle.db.postgres import demarrer
print(demarrer(sys.argv[1], ("fsync=off",)), flush=True)
time.sleep(600)
"""
pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the server of DATABASE_URL is not ours to start")


@pytest.fixture
def racine():
    """A folder that the account of the server may enter."""
    dossier = Path(tempfile.mkdtemp(dir="/tmp"))
    dossier.chmod(0o755)
    yield dossier
    attendre(lambda: not repond(dossier_prise(dossier)))
    shutil.rmtree(dossier)


@pytest.fixture
def utilisateurs():
    """Start processes that use the server, and end them."""
    lances = []

    def lancer(racine):
        processus = subprocess.Popen([sys.executable, "-c", SCRIPT, str(racine)], stdout=subprocess.PIPE, text=True)
        lances.append(processus)
        return processus

    yield lancer
    for processus in lances:
        processus.kill()
        processus.wait()
        processus.stdout.close()


class TestDemarrer:
    def test_partage_un_serveur_et_l_arrete_apres_le_dernier(self, racine, utilisateurs):
        un, deux = utilisateurs(racine), utilisateurs(racine)
        prise = un.stdout.readline().strip()

        assert deux.stdout.readline().strip() == prise
        with psycopg.connect(host=prise, user="postgres", dbname="postgres") as base:
            assert base.execute("select lower('ÉÇ')").fetchone() == ("éç",)
        un.send_signal(signal.SIGKILL)
        time.sleep(6)
        assert repond(Path(prise))
        deux.send_signal(signal.SIGKILL)
        attendre(lambda: not repond(Path(prise)))

    def test_ne_croit_pas_un_dossier_sans_serveur(self, racine):
        assert not repond(dossier_prise(racine))


class TestDossierPrise:
    def test_reste_court_quel_que_soit_le_dossier(self):
        assert len(str(dossier_prise(Path("/tmp") / ("x" * 200)))) < 90


class TestEnvironnement:
    def test_oublie_la_langue_et_les_reglages_de_l_appelant(self, monkeypatch):
        monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
        monkeypatch.setenv("PGPORT", "1")

        assert environnement()["LC_ALL"] == "C"
        assert "PGPORT" not in environnement()
