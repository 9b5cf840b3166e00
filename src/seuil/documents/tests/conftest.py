"""Engines: none, one that says what a test wants, or a real clamd where the machine has it."""

import shutil
import tempfile
from pathlib import Path

import pytest

from seuil.documents.moteurs import clamd
from seuil.documents.tests.antivirus import CHEMIN, Clamd


class Moteur:
    """What the engine would say; ``absence``: why it says nothing."""

    def __init__(self) -> None:
        self.trouve, self.absence, self.lus = "", "", []

    def analyser(self, contenu: bytes) -> clamd.Verdict:
        if self.absence:
            raise clamd.MoteurAbsent(self.absence)
        self.lus.append(contenu)
        return clamd.Verdict(self.trouve, "ClamAV 1.4.6, signatures 27500")


@pytest.fixture
def moteur(monkeypatch):
    """Give an engine that finds nothing, until the test says otherwise."""
    joue = Moteur()
    monkeypatch.setattr(clamd, "analyser", joue.analyser)
    return joue


@pytest.fixture
def trousseau(settings, tmp_path):
    """Give an installation's folder of keys, empty."""
    settings.TROUSSEAU = tmp_path / "cles_documents"
    return settings.TROUSSEAU


@pytest.fixture(scope="module")
def clamd_lance():
    """Start a real clamd; the tests that ask for it are skipped where there is none."""
    if shutil.which("clamd", path=CHEMIN) is None:
        pytest.skip("clamd is not on this machine: make antivirus installs it")
    with tempfile.TemporaryDirectory(prefix="seuil-clamd-") as dossier:  # a socket's path is short
        lance = Clamd(Path(dossier))
        lance.demarrer()
        yield lance
        lance.arreter()


@pytest.fixture
def vrai_clamd(clamd_lance, settings):
    """Give the real clamd, running, on signatures of our own."""
    clamd_lance.demarrer()
    settings.CLAMD, settings.CLAMD_BASE_ESSAI = clamd_lance.adresse, True
    return clamd_lance
