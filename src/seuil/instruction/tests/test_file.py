"""The queue says why a paper comes first, and opens whatever its rows say."""

from datetime import date

import pytest
from django.test import Client

from seuil.acteurs.tests.portes import lire
from seuil.demandes.models import Demande
from seuil.instruction.models import Piece
from seuil.instruction.tests.test_decider import envoyee_de


@pytest.fixture
def bureau(agents) -> Client:
    navigateur = Client()
    navigateur.force_login(agents["guichet"])
    return navigateur


class TestFile:
    def test_dit_qu_un_foyer_demande_une_autre_lecture(self, bureau, demande, le: date):
        piece = envoyee_de(demande, le)
        Piece.objects.filter(pk=piece.pk).update(contestation="Il est signé au dos.")

        assert "Autre lecture demandée" in lire(bureau.get("/gestion/documents/"))

    def test_met_en_tete_ce_qu_un_logement_attend(self, bureau, liste, demande, le: date):
        nommees = liste.candidatures.values("demande")
        envoyee_de(Demande.objects.actives().exclude(pk__in=nommees).earliest("pk"), le, code="bail")
        attendue = envoyee_de(demande, le, code="bail")

        page = bureau.get("/gestion/documents/")

        assert "Logement en cours" in lire(page)
        assert page.context["lignes"][0].piece == attendue
