"""At a desk: who is about to lapse, renewing with the household, what was tried, putting back."""

from datetime import date, timedelta

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.services import radier
from seuil.journal.models import Entree
from seuil.renouvellements.models import Tentative

LISTE = "/gestion/renouvellements/?page=99"  # the last one: the household of the journey ends after the others


@pytest.fixture
def fin(demande) -> date:
    return demande.echeance


@pytest.fixture
def guichet(client, settings, agents, fin):
    return entrer(client, settings, agents["guichet"], fin - timedelta(days=10))


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


def adresse(demande: Demande, suite: str = "renouveler/") -> str:
    return f"/gestion/demandes/{demande.numero_unique}/{suite}"


class TestListe:
    def test_montre_les_fins_proches_et_mene_au_renouvellement(self, guichet, demande):
        page = guichet.get(LISTE)

        assert str(demande.titulaire) in lire(page)
        assert adresse(demande) in page.text

    def test_ne_montre_pas_qui_a_renouvele(self, guichet, demande, fin):
        guichet.post(adresse(demande), {"voie": "guichet", **jour("presente_le", fin - timedelta(days=10))})

        assert relue(demande).renouvelee_le == fin - timedelta(days=10)
        assert str(demande.titulaire) not in lire(guichet.get(LISTE))

    def test_dit_de_ne_pas_appeler_qui_se_cache(self, guichet, demande):
        Demande.objects.filter(pk=demande.pk).update(est_protegee=True)

        assert "ne pas appeler" in lire(guichet.get(LISTE))

    def test_est_reservee_aux_guichets(self, client, settings, agents):
        assert entrer(client, settings, agents["secretariat"]).get(LISTE).status_code == 403


class TestRenouveler:
    def test_garde_ce_qui_est_tape_et_dit_le_champ(self, guichet, demande, fin):
        reponse = guichet.post(adresse(demande), {"voie": "courrier", **jour("presente_le", fin)})

        assert reponse.status_code == 422
        assert "pas encore venu" in lire(reponse)
        assert relue(demande).renouvelee_le is None

    def test_note_un_essai_et_le_montre(self, guichet, demande):
        guichet.post(adresse(demande, "renouveler/essai/"), {"essai": "message", "note": "Rappelle lundi"})

        assert Tentative.objects.get(demande=demande).note == "Rappelle lundi"
        assert "Appel : message laissé" in lire(guichet.get(LISTE))

    def test_redemande_un_essai_oublie(self, guichet, demande):
        assert guichet.post(adresse(demande, "renouveler/essai/"), {}).status_code == 422
        assert not Tentative.objects.exists()


class TestReintegrer:
    @pytest.fixture
    def radiee(self, demande, le):
        radier(demande, motif="RADABA", par=Demandeur(demande.numero_unique), le=le)
        return relue(demande)

    def test_rend_son_anciennete_avec_une_raison(self, client, settings, agents, radiee):
        prefecture = entrer(client, settings, agents["prefecture"])
        assert prefecture.post(adresse(radiee, "reintegrer/"), {"raison": ""}).status_code == 422
        prefecture.post(adresse(radiee, "reintegrer/"), {"raison": "Erreur de dossier."})

        assert relue(radiee).etat == Etat.ACTIVE
        assert Entree.objects.get(verbe="demande.reintegree").faits["raison"] == "Erreur de dossier."

    def test_deux_fois_le_dit_sans_erreur(self, client, settings, agents, radiee):
        prefecture = entrer(client, settings, agents["prefecture"])
        for statut in (302, 422):
            reponse = prefecture.post(adresse(radiee, "reintegrer/"), {"raison": "Erreur de dossier."})
            assert reponse.status_code == statut
