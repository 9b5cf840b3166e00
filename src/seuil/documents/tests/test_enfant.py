"""The child: what ends it is a refusal, what it knows is nothing, how many there are is counted."""

import subprocess
import sys
import threading
import time

import psutil
import pytest
from tests.patience import PATIENCE, attendre

from seuil.documents.controle import FichierRefuse, assainir, lancer
from seuil.documents.controle.limites import RESULTAT_MAXIMUM
from seuil.documents.tests.test_services import LIMITE, pdf, photo

TROP_COMPLIQUE = "abîmé ou trop compliqué"


def en_python(programme: str) -> tuple[str, ...]:
    return sys.executable, "-c", programme


@pytest.fixture
def enfant(monkeypatch):
    """Replace the program of the child, as a flaw in a library would."""

    def remplacer(programme: str) -> None:
        monkeypatch.setattr(lancer, "ENFANT", en_python(programme))

    return remplacer


class TestEnfant:
    @pytest.mark.parametrize(
        "programme",
        [
            "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
            "raise SystemExit(1)",
            "raise SystemExit(200)",
            "import ctypes; ctypes.string_at(0)",
        ],
    )
    def test_mort_ou_perdu_refuse_avec_une_phrase(self, enfant, programme):
        enfant(programme)

        with pytest.raises(FichierRefuse, match=TROP_COMPLIQUE):
            assainir("a.pdf", pdf(), taille_maximale=LIMITE)

    def test_trop_long_est_tue_avec_ce_qu_il_a_lance(self, monkeypatch, tmp_path):
        """A shell: it has started the other long before its second is over, on the slowest machine."""
        monkeypatch.setattr(lancer, "DELAI_MAXIMUM", 1.0)
        trace = tmp_path / "petit-enfant"
        monkeypatch.setattr(lancer, "ENFANT", ("/bin/sh", "-c", f"sleep 600 & echo $! >{trace}; wait"))
        debut = time.monotonic()

        with pytest.raises(FichierRefuse, match=TROP_COMPLIQUE):
            assainir("a.pdf", pdf(), taille_maximale=LIMITE)

        assert time.monotonic() - debut < 60
        attendre(lambda: fini(int(trace.read_text())))

    def test_qui_ecrit_trop_est_refuse(self, enfant):
        enfant(f"import os; os.truncate(1, {RESULTAT_MAXIMUM + 1})")

        with pytest.raises(FichierRefuse, match=TROP_COMPLIQUE):
            assainir("a.pdf", pdf(), taille_maximale=LIMITE)

    def test_ne_recoit_ni_la_base_ni_les_cles_ni_un_fichier_ouvert(self, enfant, monkeypatch):
        monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
        enfant("import os; print(sorted(os.environ), [f for f in os.listdir('/proc/self/fd') if int(f) > 3])")

        propre = assainir("a.pdf", pdf(), taille_maximale=LIMITE)

        assert propre.contenu.decode().strip() == "['LC_ALL', 'PYTHONPATH'] []"

    def test_ne_connait_pas_django(self):
        programme = (
            "import sys\nfrom seuil.documents.controle import enfant, image, pdf\n"
            "print([nom for nom in ('django', 'psycopg') if nom in sys.modules])"
        )

        fin = subprocess.run(
            en_python(programme), env=dict(lancer.ENVIRONNEMENT), capture_output=True, text=True, check=True
        )

        assert fin.stdout == "[]\n"

    def test_le_parent_ne_charge_pas_de_quoi_ouvrir(self):
        programme = (
            "import sys, seuil.documents.controle\nprint([nom for nom in ('PIL', 'pikepdf') if nom in sys.modules])"
        )

        fin = subprocess.run(
            en_python(programme), env=dict(lancer.ENVIRONNEMENT), capture_output=True, text=True, check=True
        )

        assert fin.stdout == "[]\n"

    def test_efface_aussi_le_commentaire_d_une_photo(self):
        propre = assainir("a.jpg", photo(comment=b"chez moi"), taille_maximale=LIMITE)

        assert b"chez moi" not in propre.contenu

    def test_lit_un_pdf_precede_d_une_marque_d_ordre(self):
        assert assainir("a.pdf", b"\xef\xbb\xbf" + pdf(), taille_maximale=LIMITE).type_mime == "application/pdf"


class TestPlaces:
    def test_ne_depassent_pas_le_nombre_et_le_suivant_recommence(self, enfant, monkeypatch, tmp_path):
        """Six at once: two are being opened, nobody waits more than a moment, the others are asked to come back."""
        monkeypatch.setattr(lancer, "ATTENTE_MAXIMUM", 0.5)
        monkeypatch.setattr(lancer, "DELAI_MAXIMUM", PATIENCE)
        suite = tmp_path / "suite"
        enfant(f"import os, time\nwhile not os.path.exists({str(suite)!r}): time.sleep(0.05)")
        issues: list[str] = []

        def envoyer() -> None:
            try:
                assainir("a.pdf", pdf(), taille_maximale=LIMITE)
                issues.append("ouvert")
            except FichierRefuse as refus:
                issues.append(str(refus))

        envois = [threading.Thread(target=envoyer) for _ in range(6)]
        for envoi in envois:
            envoi.start()
        try:
            attendre(lambda: len(issues) == 4 and ouverts(str(suite)) == 2)
        finally:
            suite.touch()
            for envoi in envois:
                envoi.join()

        assert issues.count("ouvert") == 2
        assert sum("Réessayez dans une minute" in issue for issue in issues) == 4

    def test_se_rendent_meme_apres_un_refus(self, enfant):
        enfant("raise SystemExit(1)")
        for _ in range(5):
            with pytest.raises(FichierRefuse, match=TROP_COMPLIQUE):
                assainir("a.pdf", pdf(), taille_maximale=LIMITE)

    def test_sans_place_pour_un_processus_demande_de_recommencer(self, monkeypatch):
        monkeypatch.setattr(lancer, "ENFANT", ("/nulle/part",))

        with pytest.raises(FichierRefuse, match="Réessayez dans une minute"):
            assainir("a.pdf", pdf(), taille_maximale=LIMITE)


def ouverts(marque: str) -> int:
    """Return how many children of ours have this in their command."""
    return sum(marque in " ".join(ligne_de(fils)) for fils in psutil.Process().children())


def ligne_de(processus: psutil.Process) -> list[str]:
    try:
        return processus.cmdline()
    except psutil.NoSuchProcess:
        return []


def fini(pid: int) -> bool:
    """Say whether a process ended, or is only waiting for somebody to read its end."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
