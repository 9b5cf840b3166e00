"""S8, F10: an installation that would put people at risk does not start; another host name is told in words."""

import logging
import os
import subprocess
import sys

import pytest

from seuil.config.demarrage import ARRET, refus
from seuil.documents.controle import Fichier
from seuil.documents.services import conserver, tourner_la_cle
from seuil.socle.traces import HoteRefuse

SOLIDE = "0123456789abcdef" * 4
PROPRE = {"SEUIL_CLE_SESSION": SOLIDE, "SEUIL_CLE_DOCUMENTS": SOLIDE, "DATABASE_URL": "postgresql://x@localhost:1/x"}


@pytest.fixture
def solide(settings, db, tmp_path):
    """Settings that nothing is said against."""
    settings.TROUSSEAU = tmp_path / "cles_documents"
    settings.DEBUG, settings.ALLOWED_HOSTS = False, ["logement.exemple.fr"]
    settings.SECRET_KEY = settings.CLE_DOCUMENTS = SOLIDE
    return settings


def demarrer(**variables: str) -> subprocess.CompletedProcess[str]:
    """Load the site as gunicorn does, on a database that does not answer."""
    propre = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith(("SEUIL_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-c", "import seuil.config.wsgi"],
        env=propre | PROPRE | variables,
        capture_output=True,
        text=True,
        check=False,
    )


class TestRefus:
    def test_rien_a_dire_d_une_installation_saine(self, solide):
        assert list(refus()) == []

    @pytest.mark.parametrize(
        ("reglage", "valeur", "phrase"),
        [
            ("DEBUG", True, "SEUIL_DEBUG"),
            ("ALLOWED_HOSTS", ["a.fr", " * "], "SEUIL_HOTES contient « * »"),
            ("SECRET_KEY", "secret", "SEUIL_CLE_SESSION est trop faible"),
            ("CLE_DOCUMENTS", "a" * 64, "SEUIL_CLE_DOCUMENTS est trop faible"),
            ("CLAMD_BASE_ESSAI", True, "SEUIL_CLAMD_BASE_ESSAI"),
        ],
    )
    def test_dit_la_variable(self, solide, reglage, valeur, phrase):
        setattr(solide, reglage, valeur)

        (faute,) = refus()
        assert phrase in faute

    def test_dit_une_autre_cle_de_documents(self, solide):
        conserver(Fichier(nom="a.pdf", type_mime="application/pdf", contenu=b"%PDF-1.7"), sorte="identite")
        assert list(refus()) == []

        solide.CLE_DOCUMENTS = SOLIDE[::-1]
        (faute,) = refus()
        assert "n’est pas la clé" in faute

    def test_dit_une_autre_cle_meme_une_fois_la_cle_tournee(self, solide):
        """It still opens drafts and second factors."""
        conserver(Fichier(nom="a.pdf", type_mime="application/pdf", contenu=b"%PDF-1.7"), sorte="identite")
        tourner_la_cle()
        assert list(refus()) == []

        solide.CLE_DOCUMENTS = SOLIDE[::-1]
        (faute,) = refus()
        assert "n’est pas la clé" in faute


class TestArret:
    def test_laisse_partir_une_installation_saine_meme_sans_base(self):
        assert demarrer().returncode == 0

    @pytest.mark.parametrize(
        "variables",
        [{"SEUIL_DEBUG": "1"}, {"SEUIL_HOTES": "*"}, {"SEUIL_CLE_SESSION": "secret"}, {"SEUIL_CLAMD_BASE_ESSAI": "1"}],
    )
    def test_arrete_avec_une_phrase(self, variables):
        rendu = demarrer(**variables)

        assert rendu.returncode == ARRET
        assert rendu.stderr.startswith("Seuil ne démarre pas. SEUIL_")
        assert "Traceback" not in rendu.stderr

    def test_laisse_la_demonstration_etre_faible(self):
        assert demarrer(SEUIL_DEBUG="1", SEUIL_HOTES="*", SEUIL_DEMO="1").returncode == 0


class TestAutreNom:
    def test_la_page_nomme_la_variable(self, client, settings):
        """F10, c26."""
        settings.ALLOWED_HOSTS = ["localhost"]
        reponse = client.get("/", headers={"host": "logement.exemple.fr"})

        page = reponse.content.decode()
        assert reponse.status_code == 400
        assert "logement.exemple.fr" in page
        assert "SEUIL_HOTES" in page

    @pytest.mark.parametrize("nom", ["<script>", "a" * 300, "exemple fr", "é.fr"])
    def test_ne_repete_pas_n_importe_quoi(self, client, settings, nom):
        settings.ALLOWED_HOSTS = ["localhost"]
        page = client.get("/", headers={"host": nom.encode("utf-8").decode("latin-1")}).content.decode()

        assert "illisible" in page
        assert nom not in page

    def test_le_journal_nomme_la_variable(self):
        dit = "Invalid HTTP_HOST header: 'logement.exemple.fr'. You may need to add it to ALLOWED_HOSTS."
        ligne = HoteRefuse().format(logging.makeLogRecord({"msg": dit}))

        assert ligne.startswith("Nom d’hôte refusé : « logement.exemple.fr ».")
        assert ligne.endswith("ajoutez-le à SEUIL_HOTES.")
