"""A small journal of known lines, and its file of published heads."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Systeme
from seuil.journal.models import Motif
from seuil.journal.services import consigner, consigner_consultation, publier
from seuil.journal.tests.alterations import en_proprietaire
from seuil.territoires.models import Ressort

LE = date(2026, 11, 23)


@pytest.fixture
def tetes(settings, tmp_path):
    """The file of published heads, away from the installation's own."""
    settings.TETES_JOURNAL = tmp_path / "tetes.jsonl"
    return settings.TETES_JOURNAL


@pytest.fixture
def lignes(agents, tetes):
    """Three acts and two consultations and nothing else, sealed, their head published."""
    with en_proprietaire() as cursor:
        cursor.execute("truncate journal_entree, journal_consultation cascade")
    ressort = Ressort(code="999", nom="Ressort d’essai")
    entrees = [consigner("essai.ecrit", ressort, par=Systeme(), le=LE, montant=rang) for rang in range(3)]
    for numero in ("A", "B"):
        consigner_consultation([numero], par=agents["opac"], motif=Motif.DOSSIER)
    publier(tetes, le=LE)
    return entrees
