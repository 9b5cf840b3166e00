"""The static files as the site prepares them when it starts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.files.storage import storages
from django.test import override_settings

from seuil.config.statiques import EN_COURS, TEMOIN
from seuil.socle.statiques import FichiersDuSite


def preparer(dossier: Path) -> subprocess.CompletedProcess[str]:
    """Prepare them as the site does, in that folder."""
    processus = lancer(dossier)
    dit, erreurs = processus.communicate()
    return subprocess.CompletedProcess(processus.args, processus.returncode, dit, erreurs)


def lancer(dossier: Path) -> subprocess.Popen[str]:
    environnement = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "seuil.config.settings",
        "DATABASE_URL": "postgresql://personne@localhost:1/rien",
        "SEUIL_CLE_SESSION": "s",
        "SEUIL_CLE_DOCUMENTS": "d",
        "SEUIL_STATIQUE": str(dossier),
    }
    commande = [sys.executable, "-m", "seuil.config.statiques"]
    return subprocess.Popen(
        commande, env=environnement, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def ecrits(dossier: Path) -> dict[str, tuple[int, int]]:
    """Return every file, and what changes when it is written again."""
    lus = {chemin: chemin.stat() for chemin in dossier.rglob("*") if chemin.is_file() and chemin.name != TEMOIN}
    return {str(chemin.relative_to(dossier)): (lu.st_ino, lu.st_mtime_ns) for chemin, lu in lus.items()}


class TestStatiques:
    def test_les_prepare_sans_base_comprimes_et_nommes_par_leur_contenu(self, tmp_path):
        fait = preparer(tmp_path)

        assert (fait.returncode, fait.stderr) == (0, "")
        feuilles = sorted(chemin.name for chemin in (tmp_path / "seuil" / "css").glob("seuil.*"))
        assert len(feuilles) == 4  # plain and hashed, each beside its compressed twin
        assert len([nom for nom in feuilles if nom.endswith(".gz")]) == 2

    def test_n_ecrit_pas_a_nouveau_ce_qu_un_autre_site_lit(self, tmp_path):
        """A site that starts beside another took files away while the other made the list of those it serves."""
        ensemble = [lancer(tmp_path) for _ in range(2)]
        assert [processus.communicate()[1] for processus in ensemble] == ["", ""]
        avant = ecrits(tmp_path)

        assert preparer(tmp_path).returncode == 0
        assert ecrits(tmp_path) == avant

    @pytest.mark.parametrize("manque", ["un fichier", "la fin"])
    def test_refait_ce_qui_manque(self, tmp_path, manque):
        preparer(tmp_path)
        noms = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
        feuille = next(tmp_path / noms[nom] for nom in noms if nom.endswith(".woff2"))
        entiere = feuille.read_bytes()
        if manque == "un fichier":
            feuille.unlink()
        else:  # the process was killed before it said that all is there
            feuille.write_text("coup")
            (tmp_path / TEMOIN).write_text(EN_COURS)

        assert preparer(tmp_path).returncode == 0
        assert feuille.read_bytes() == entiere

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
