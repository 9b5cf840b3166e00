"""The secrets of an installation: drawn once, whoever starts first."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from seuil.config.environnement import ReglageRefuse, secret

ENSEMBLE = 6


@pytest.fixture
def dossier(monkeypatch, tmp_path):
    monkeypatch.setenv("SEUIL_DATA", str(tmp_path / "donnees"))
    monkeypatch.delenv("SEUIL_CLE_DOCUMENTS", raising=False)
    return tmp_path / "donnees"


class TestSecret:
    def test_est_le_meme_pour_le_site_et_le_travailleur_qui_partent_ensemble(self, dossier, monkeypatch):
        """One read the file that the other had not filled yet, and would have sealed documents under an empty key."""
        tirer, depart = os.urandom, Barrier(ENSEMBLE)
        monkeypatch.setattr(os, "urandom", lambda nombre: (time.sleep(0.2), tirer(nombre))[1])

        def partir(_):
            depart.wait()
            return secret("cle_documents")

        with ThreadPoolExecutor(ENSEMBLE) as fils:
            lus = {*fils.map(partir, range(ENSEMBLE))}

        assert [len(lu) for lu in lus] == [64]
        assert secret("cle_documents") in lus
        assert (dossier / "cle_documents.secret").stat().st_mode & 0o777 == 0o600

    def test_vide_n_est_pas_une_cle(self, dossier):
        secret("cle_documents")
        (dossier / "cle_documents.secret").write_text("\n")

        with pytest.raises(ReglageRefuse, match="est vide : rendez-lui ce qu’en a gardé la sauvegarde"):
            secret("cle_documents")

    def test_le_dit_a_qui_lance_une_commande(self, dossier):
        dossier.mkdir()
        (dossier / "cle_session.secret").touch()
        ici = {"DJANGO_SETTINGS_MODULE": "seuil.config.settings", "PYTHONPATH": os.pathsep.join(sys.path)}

        faite = subprocess.run(
            [sys.executable, "-m", "seuil.config.cli", "agents", "lister"],
            env={nom: dit for nom, dit in (os.environ | ici).items() if nom != "SEUIL_CLE_SESSION"},
            capture_output=True,
            text=True,
            check=False,
        )

        dit = f"{dossier / 'cle_session.secret'} est vide : rendez-lui ce qu’en a gardé la sauvegarde.\n"
        assert (faite.returncode, faite.stdout, faite.stderr) == (2, "", dit)
