"""The wished communes that a browser sends: of one ressort, where the national demand exists, as many as allowed."""

import pytest

from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import SUITE, photo, remplir
from seuil.demandes.models import Demande


@pytest.fixture
def navigateur(client, monde, db):
    client.post("/demander/")
    return client


def envoyees(*codes: str):
    return {"communes": list(codes), **SUITE}


class TestCommunesEnvoyees:
    def test_de_deux_ressorts_ne_font_pas_une_demande(self, navigateur):
        """A demand of the Oise was registered with Paris and Marseille among its wishes."""
        reponse = navigateur.post("/demander/communes/", envoyees("60159", "75056", "13055"))

        assert reponse.status_code == 422
        assert "Paris n’est pas dans le même département que Compiègne." in reponse.content.decode()

    def test_d_un_brouillon_qui_les_melait_sont_redemandees(self, navigateur):
        remplir(navigateur)
        garde = Brouillon.objects.get()
        reponses = garde.reponses
        reponses["pages"]["communes"]["communes"] = ["60159", "75056"]
        garde.reponses = reponses
        garde.save()
        avant = Demande.objects.count()

        assert navigateur.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})["Location"] == (
            "/demander/communes/"
        )
        assert Demande.objects.count() == avant

    @pytest.mark.parametrize("code", ["98818", "97701"])
    def test_hors_du_systeme_national_ne_se_souhaitent_pas(self, navigateur, code):
        """Nouméa and Saint-Barthélemy have their own law: sent so, the demand could not be written."""
        reponse = navigateur.post("/demander/communes/", envoyees(code))

        assert reponse.status_code == 422
        assert Brouillon.objects.get().reponses["pages"]["communes"]["communes"] == []

    @pytest.mark.parametrize("code", ["98818", "60159\0", "x" * 10_000])
    def test_ne_s_ajoutent_pas_par_un_bouton_invente(self, navigateur, code):
        reponse = navigateur.post("/demander/communes/", {"ajouter": code})

        assert reponse.status_code == 422
        assert "Choisissez une commune de la liste." in reponse.content.decode()

    def test_en_double_ne_comptent_qu_une_fois(self, navigateur):
        navigateur.post("/demander/communes/", envoyees("60159", "60159"))

        assert Brouillon.objects.get().reponses["pages"]["communes"]["communes"] == ["60159"]
