"""The static files as the site prepares them when it starts."""

import os
import subprocess
import sys
from pathlib import Path

from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.files.storage import storages
from django.test import override_settings

from seuil.socle.statiques import FichiersDuSite


def preparer(dossier: Path) -> subprocess.CompletedProcess[str]:
    """Prepare them as the site does, in that folder."""
    environnement = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "seuil.config.settings",
        "DATABASE_URL": "postgresql://personne@localhost:1/rien",
        "SEUIL_CLE_SESSION": "s",
        "SEUIL_CLE_DOCUMENTS": "d",
        "SEUIL_STATIQUE": str(dossier),
    }
    commande = [sys.executable, "-m", "seuil.config.statiques"]
    return subprocess.run(commande, env=environnement, capture_output=True, text=True, check=False)


class TestStatiques:
    def test_les_prepare_sans_base_comprimes_et_nommes_par_leur_contenu(self, tmp_path):
        fait = preparer(tmp_path)

        assert (fait.returncode, fait.stderr) == (0, "")
        feuilles = sorted(chemin.name for chemin in (tmp_path / "seuil" / "css").glob("seuil.*"))
        assert len(feuilles) == 4  # plain and hashed, each beside its compressed twin
        assert len([nom for nom in feuilles if nom.endswith(".gz")]) == 2

    def test_dit_que_le_dossier_ne_peut_pas_etre_ecrit(self, tmp_path):
        (tmp_path / "fichier").write_text("rien")

        fait = preparer(tmp_path / "fichier" / "dessous")

        assert fait.returncode == 3
        assert fait.stderr.startswith("Seuil ne démarre pas. Le dossier ")

    def test_gardent_leur_nom_tant_que_rien_n_est_prepare(self, tmp_path):
        with override_settings(STATIC_ROOT=str(tmp_path)):
            fichiers = FichiersDuSite()

            assert isinstance(fichiers, ManifestFilesMixin)
            assert fichiers.url("seuil/css/seuil.css") == "/statique/seuil/css/seuil.css"
        assert not isinstance(storages["staticfiles"], ManifestFilesMixin)  # the tests serve what the finders find
