"""The site and its worker, as real processes: what is killed comes back, what is stopped stops whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.patience import PATIENCE, attendre

DORMIR = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(600)"
VEILLER = f"""
import sys
from seuil.demo.veille import Veille
dormir = [sys.executable, "-c", {DORMIR!r}]
raise SystemExit(Veille([*dormir, sys.argv[1]], [*dormir, sys.argv[2]]).tenir())
"""


@pytest.fixture
def veille(tmp_path):
    """Start a supervisor of two sleepers; give it, with the files where they write who they are."""
    fichiers = [tmp_path / "site", tmp_path / "travailleur"]
    processus = subprocess.Popen([sys.executable, "-c", VEILLER, *map(str, fichiers)])
    attendre(lambda: all(pids(fichier) for fichier in fichiers))
    yield processus, *fichiers
    if processus.poll() is None:
        processus.terminate()
        processus.wait(PATIENCE)


def pids(fichier: Path) -> list[int]:
    return [int(ligne) for ligne in fichier.read_text().split()] if fichier.exists() else []


def vit(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class TestVeille:
    def test_relance_un_travailleur_tue(self, veille):
        """N3: the worker resumes after any kill."""
        _, _, travailleur = veille

        os.kill(pids(travailleur)[0], signal.SIGKILL)

        attendre(lambda: len(pids(travailleur)) == 2)

    def test_arrete_tout_quand_on_le_demande(self, veille):
        processus, *fichiers = veille

        processus.send_signal(signal.SIGTERM)

        assert processus.wait(PATIENCE) == 0
        assert [vit(pid) for fichier in fichiers for pid in pids(fichier)] == [False, False]

    def test_relance_un_site_tue(self, veille):
        _, site, _ = veille

        os.kill(pids(site)[0], signal.SIGKILL)

        attendre(lambda: len(pids(site)) == 2)
