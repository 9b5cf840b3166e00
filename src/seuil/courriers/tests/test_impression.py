"""Printing a session at once: every letter whole, in order, none on the back of another."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from seuil.courriers.impression import reunir
from seuil.courriers.models import Gabarit
from seuil.courriers.services import ecrire
from seuil.courriers.tests.exemples import ACCUSE, DECISION, REPORT
from seuil.documents.requetes import lire

LE = date(2024, 11, 21)
pytestmark = pytest.mark.django_db


def ecrites() -> list[bytes]:
    """Write a letter of one page, one of two, then one of one again."""
    voulues = [(Gabarit.REPORT, REPORT), (Gabarit.DECISION, DECISION), (Gabarit.ACCUSE, ACCUSE)]
    lettres = [ecrire(gabarit, objet=gabarit.label, contexte=contexte, le=LE) for gabarit, contexte in voulues]
    return [lire(lettre.document) for lettre in lettres]


class TestReunir:
    def test_commence_chaque_lettre_sur_une_feuille(self):
        sortie = BytesIO()

        feuilles = reunir(ecrites(), sortie)

        pages = [page.extract_text() for page in PdfReader(sortie).pages]
        assert feuilles == 3
        assert len(pages) == 6
        assert "est reporté" in pages[0]
        assert pages[1] == ""
        assert "attribué sous condition" in pages[2]
        assert "Page 2 sur 2" in pages[3].replace("\u00a0", " ")
        assert "bien reçu votre accord" in pages[4].replace("\u00a0", " ")

    def test_lit_les_lettres_au_fil(self):
        """A queryset's iterator will do: nothing asks how many there are before."""
        sortie = BytesIO()

        feuilles = reunir(iter(ecrites()), sortie)

        assert feuilles == 3

    def test_sans_lettre_il_n_y_a_rien_a_imprimer(self):
        sortie = BytesIO()

        assert reunir([], sortie) == 0
