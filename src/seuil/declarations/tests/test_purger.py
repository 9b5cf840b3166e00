"""A form left unfinished is destroyed with its identity document; one of today, or registered, stays."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.declarations.models import Brouillon
from seuil.declarations.services import deposer, purger_les_brouillons
from seuil.demandes.models import Demande
from seuil.documents.controle import Fichier
from seuil.documents.models import Document, Sorte
from seuil.documents.services import conserver, purger_les_isoles

LE = date(2026, 11, 23)
CLE = b"c" * 32


@pytest.fixture
def fichier() -> Fichier:
    return Fichier("piece.png", "image/png", b"une image")


def vieillir(jours: int) -> None:
    """Let every draft and every document be of some days before LE."""
    a = timezone.make_aware(timezone.datetime(LE.year, LE.month, LE.day, 12)) - timedelta(jours)
    Brouillon.objects.update(modifie_a=a)
    Document.objects.update(depose_a=a)


@pytest.mark.django_db
class TestPurgerLesBrouillons:
    @pytest.mark.parametrize(("jours", "detruits"), [(0, 0), (30, 0), (31, 1), (400, 1)])
    def test_detruit_apres_trente_jours_sans_un_changement(self, jours, detruits):
        """N8: drafts were kept for ever."""
        Brouillon.objects.create(reponses={"pages": {}})
        vieillir(jours)

        assert purger_les_brouillons(le=LE) == detruits
        assert Brouillon.objects.count() == 1 - detruits

    def test_lit_le_nombre_de_jours_de_l_installation(self, settings):
        settings.BROUILLONS_JOURS = 7
        Brouillon.objects.create()
        vieillir(8)

        assert purger_les_brouillons(le=LE) == 1

    def test_detruit_leur_piece_d_identite(self, fichier):
        """N8: and their files."""
        Brouillon.objects.create(piece_identite=conserver(fichier, sorte=Sorte.IDENTITE))
        vieillir(31)
        assert purger_les_isoles(le=LE) == 0

        purger_les_brouillons(le=LE)

        assert purger_les_isoles(le=LE) == 1
        assert not Document.objects.exists()

    def test_garde_ce_qui_est_enregistre(self, dossier):
        brouillon = Brouillon.objects.create(piece_identite=dossier.piece_identite)
        demande = deposer(brouillon, dossier, cle=CLE, par=Demandeur(), le=LE)
        vieillir(400)

        assert purger_les_brouillons(le=LE) == 0
        assert purger_les_isoles(le=LE) == 0
        assert Demande.objects.get(pk=demande.pk).piece_identite == dossier.piece_identite
