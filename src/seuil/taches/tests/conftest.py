"""Where the heads of the journal are published: a place that works, and one that does not."""

import pytest


@pytest.fixture
def tetes(settings, tmp_path):
    settings.TETES_JOURNAL = tmp_path / "tetes.jsonl"
    return settings.TETES_JOURNAL


@pytest.fixture
def barree(settings, tmp_path):
    """The place of the published heads is a file: nothing can be written under it."""
    (tmp_path / "fichier").write_text("")
    settings.TETES_JOURNAL = tmp_path / "fichier" / "tetes.jsonl"
