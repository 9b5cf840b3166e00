"""An identity document that nothing holds is destroyed a day after it came; any other document stays."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from seuil.documents.controle import Fichier
from seuil.documents.models import Document, Sorte
from seuil.documents.services import conserver, purger_les_isoles

pytestmark = pytest.mark.django_db
LE = date(2026, 11, 23)


def deposer(sorte: Sorte, heures: int) -> Document:
    """Keep a document, some hours before the midnight that begins LE."""
    document = conserver(Fichier("piece.png", "image/png", b"une image"), sorte=sorte)
    a = timezone.make_aware(datetime(LE.year, LE.month, LE.day)) - timedelta(hours=heures)
    Document.objects.filter(pk=document.pk).update(depose_a=a)
    return document


class TestPurgerLesIsoles:
    @pytest.mark.parametrize(("heures", "detruits"), [(-12, 0), (23, 0), (25, 1)])
    def test_attend_un_jour(self, heures, detruits):
        """N8: the document replaced by another, or whose form was never sent."""
        deposer(Sorte.IDENTITE, heures)

        assert purger_les_isoles(le=LE) == detruits
        assert Document.objects.count() == 1 - detruits

    def test_detruit_un_formulaire_numerise_que_rien_ne_tient(self):
        deposer(Sorte.FORMULAIRE, 25)

        assert purger_les_isoles(le=LE) == 1

    @pytest.mark.parametrize("sorte", [Sorte.ATTESTATION, Sorte.COURRIER, Sorte.PROCES_VERBAL])
    def test_ne_touche_qu_aux_pieces_d_identite(self, sorte):
        deposer(sorte, 400)

        assert purger_les_isoles(le=LE) == 0

    def test_garde_celle_d_une_demande(self, demande):
        Document.objects.update(depose_a=timezone.make_aware(datetime(2020, 1, 1)))

        assert purger_les_isoles(le=LE) == 0

    def test_ne_lit_pas_les_fichiers(self, django_assert_num_queries):
        """Ten megabytes each: none is brought back to be destroyed."""
        deposer(Sorte.IDENTITE, 400)

        with django_assert_num_queries(13) as lues:  # one for each column that refers to a document
            purger_les_isoles(le=LE)

        assert not any('"chiffre"' in requete["sql"] for requete in lues.captured_queries)
