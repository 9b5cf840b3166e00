"""With a real clamd: what it finds, and that whatever is not a sure answer is none."""

import signal
import socket
import subprocess
import threading
import time

import pytest
from django.utils import timezone
from tests.patience import PATIENCE

from seuil.documents.controle import FichierRefuse
from seuil.documents.models import Analyse
from seuil.documents.moteurs import clamd
from seuil.documents.moteurs.clamd import TEMOIN, MoteurAbsent, analyser, moteur
from seuil.documents.services import analyser_les_attentes, recevoir
from seuil.documents.tests.antivirus import CHEMIN
from seuil.documents.tests.test_services import pdf

AUTRE_SIGNATURE = "Autre:0:*:aabbccddeeff00112233445566778899\n"


class TestVraiClamd:
    def test_trouve_le_fichier_d_essai(self, vrai_clamd):
        verdict = analyser(TEMOIN)

        assert verdict.trouve == "Eicar-Test-Local.UNOFFICIAL"
        assert verdict.moteur.endswith(", base d’essai")

    def test_ne_trouve_rien_dans_un_fichier_sain(self, vrai_clamd):
        assert analyser(pdf()).trouve == ""

    def test_lit_un_fichier_de_notre_maximum(self, vrai_clamd, settings):
        assert analyser(b"x" * (settings.TAILLE_MAX_DOCUMENT - 68) + TEMOIN).trouve == "Eicar-Test-Local.UNOFFICIAL"

    def test_arrete_ne_dit_rien_vite(self, vrai_clamd):
        vrai_clamd.arreter()
        debut = time.monotonic()

        with pytest.raises(MoteurAbsent, match="arrêté"):
            analyser(b"bonjour")

        assert time.monotonic() - debut < 10  # of the twenty seconds it has for one that answers

    def test_tue_au_milieu_d_une_analyse_ne_dit_rien(self, vrai_clamd):
        """It holds still so that the file is on its way, then dies."""
        vrai_clamd.frapper(signal.SIGSTOP)
        coup = threading.Timer(0.5, vrai_clamd.frapper, [signal.SIGKILL])
        coup.start()

        with pytest.raises(MoteurAbsent):
            analyser(b"x" * 10_000_000)

        coup.join()

    def test_muet_est_quitte_a_temps(self, vrai_clamd, monkeypatch):
        monkeypatch.setattr(clamd, "ANALYSER", 0.5)
        vrai_clamd.frapper(signal.SIGSTOP)
        try:
            with pytest.raises(MoteurAbsent, match="à temps"):
                analyser(b"bonjour")
        finally:
            vrai_clamd.frapper(signal.SIGCONT)

    def test_sans_notre_fichier_temoin_ne_vaut_rien(self, vrai_clamd):
        """p03: it runs and finds nothing, having lost its signatures."""
        vrai_clamd.arreter()
        vrai_clamd.demarrer()
        garde = vrai_clamd.signatures.read_text()
        vrai_clamd.arreter()
        try:
            vrai_clamd.signatures.write_text(AUTRE_SIGNATURE)
            vrai_clamd.demarrer()
            with pytest.raises(MoteurAbsent, match="signatures sont vides"):
                analyser(b"bonjour")
        finally:
            vrai_clamd.arreter()
            vrai_clamd.signatures.write_text(garde)

    def test_sans_base_ne_demarre_pas(self, vrai_clamd):
        vrai_clamd.arreter()
        vrai_clamd.signatures.unlink()
        configuration = vrai_clamd.dossier / "clamd.conf"

        commande = ["clamd", "--foreground", f"--config-file={configuration}"]
        fin = subprocess.run(commande, env={"PATH": CHEMIN}, check=False, timeout=PATIENCE)

        assert fin.returncode != 0
        with pytest.raises(MoteurAbsent):
            analyser(b"bonjour")

    def test_une_base_a_nous_ne_vaut_rien_hors_d_un_essai(self, vrai_clamd, settings):
        settings.DEMO = False

        with pytest.raises(MoteurAbsent, match="base d’essai"):
            analyser(b"bonjour")

    def test_une_base_qui_ne_se_dit_pas_officielle_ne_vaut_rien(self, vrai_clamd, settings):
        settings.CLAMD_BASE_ESSAI = False

        with pytest.raises(MoteurAbsent, match="sans base de signatures officielle"):
            analyser(b"bonjour")


@pytest.mark.django_db
class TestDepotAvecClamd:
    def test_refuse_un_fichier_infecte_sans_rien_garder(self, vrai_clamd, django_assert_num_queries):
        with django_assert_num_queries(0), pytest.raises(FichierRefuse, match="programme dangereux"):
            recevoir("avis.pdf", pdf() + TEMOIN, sorte="piece")

    def test_arrete_puis_revenu_lit_ce_qui_attendait(self, vrai_clamd):
        """p03: nobody does anything; what came before the engine was back is analysed."""
        vrai_clamd.arreter()
        sain, infecte = recevoir("a.pdf", pdf(), sorte="piece"), recevoir("b.pdf", pdf() + TEMOIN, sorte="piece")
        with pytest.raises(MoteurAbsent):
            analyser_les_attentes(maintenant=timezone.now())
        vrai_clamd.demarrer()

        comptes = analyser_les_attentes(maintenant=timezone.now())

        assert comptes == {"saines": 1, "dangereuses": 1}
        sain.refresh_from_db()
        infecte.refresh_from_db()
        assert (sain.analyse, infecte.analyse) == (Analyse.SAINE, Analyse.INFECTEE)
        assert bytes(infecte.chiffre) == b""


class Faux:
    """A door that says one thing, then closes."""

    def __init__(self, reponses: list[bytes]) -> None:
        self.ecoute = socket.create_server(("127.0.0.1", 0))
        self.adresse = f"tcp://127.0.0.1:{self.ecoute.getsockname()[1]}"
        threading.Thread(target=self._repondre, args=(reponses,), daemon=True).start()

    def _repondre(self, reponses: list[bytes]) -> None:
        for reponse in reponses:
            prise, _ = self.ecoute.accept()
            with prise:
                prise.settimeout(PATIENCE)
                lu = prise.recv(65_536)
                while lu.startswith(b"zINSTREAM") and not lu.endswith(bytes(4)):
                    lu += prise.recv(65_536)
                prise.sendall(reponse)
        self.ecoute.close()


class TestReponses:
    def dire(self, settings, *reponses: bytes) -> None:
        self.faux = Faux(list(reponses))
        settings.CLAMD, settings.CLAMD_BASE_ESSAI = self.faux.adresse, False

    def test_lit_la_base_officielle_et_son_age(self, settings):
        self.dire(settings, b"ClamAV 1.4.6/27500/Thu Nov 26 08:22:13 2026\0", b"stream: Eicar FOUND\0")

        lu = moteur()

        assert str(lu) == "ClamAV 1.4.6, signatures 27500 du 26/11/2026"
        assert lu.est_d_essai is False

    @pytest.mark.parametrize(
        "reponse",
        [b"", b"stream: O", b"stream: OK", b"INSTREAM size limit exceeded. ERROR\0", b"stream: Erreur ERROR\0", b"\0"],
    )
    def test_une_reponse_coupee_ou_inconnue_n_est_pas_saine(self, settings, reponse):
        self.dire(settings, reponse)

        with pytest.raises(MoteurAbsent):
            analyser(b"bonjour")

    @pytest.mark.parametrize(
        "version", [b"ClamAV 1.4.6\0", b"ClamAV 1.4.6/0/Thu Nov 26 08:22:13 2026\0", b"ClamAV 1/x\0"]
    )
    def test_un_moteur_sans_numero_de_base_ne_vaut_rien(self, settings, version):
        self.dire(settings, b"stream: OK\0", version)

        with pytest.raises(MoteurAbsent, match="sans base"):
            analyser(b"bonjour")

    @pytest.mark.parametrize("adresse", ["", "unix:///nulle/part.ctl", "tcp://127.0.0.1:1", "n’importe quoi"])
    def test_sans_moteur_rien_n_est_dit(self, settings, adresse):
        settings.CLAMD = adresse

        with pytest.raises(MoteurAbsent):
            analyser(b"bonjour")
