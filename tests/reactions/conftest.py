"""What the tests of the reactions share: a letter that cannot be written."""

import pytest

from seuil.courriers import rendu


@pytest.fixture
def dossier_intraitable(dossier, monkeypatch):
    """A checked form whose attestation cannot be written: the letter's own file is missing."""
    rendu._compilateur.cache_clear()
    monkeypatch.setattr(rendu, "DOSSIER", rendu.DOSSIER / "absent")
    yield dossier
    rendu._compilateur.cache_clear()
