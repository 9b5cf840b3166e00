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

    def test_se_filtre_sans_nommer_ce_qui_est_reserve(self, bureau, agents, demande, le: date):
        bail, jugement = (envoyee_de(demande, le, code=code) for code in ("bail", "violences"))
        Piece.objects.filter(pk=bail.pk).update(prise_par=agents["guichet"])

        def montrees(filtre: str) -> list[Piece]:
            return [ligne.piece for ligne in bureau.get(f"/gestion/documents/?{filtre}").context["lignes"]]

        toutes = montrees("")
        assert {bail, jugement} <= set(toutes)
        assert montrees("type=bail") == [bail]
        assert montrees("qui=moi") == [bail]
        assert jugement in montrees("type=reserve")
        assert montrees("type=violences") == []
        assert f"{len(toutes) - 1} cachés par ce filtre" in lire(bureau.get("/gestion/documents/?type=bail"))

    def test_annonce_la_suite_sans_nommer_personne(self, bureau, agents, demande, le: date):
        bail, livret = (envoyee_de(demande, le, code=code) for code in ("bail", "livret_famille"))
        bureau.post(f"/gestion/documents/{bail.pk}/prendre/")

        combien, lignes = bureau.get(f"/gestion/documents/{bail.pk}/").context["ensuite"]

        assert livret in [ligne.piece for ligne in lignes]
        assert bail not in [ligne.piece for ligne in lignes]
        Piece.objects.filter(pk=livret.pk).update(prise_par=agents["bailleur"])
        assert bureau.get(f"/gestion/documents/{bail.pk}/").context["ensuite"][0] == combien - 1
