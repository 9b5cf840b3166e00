"""An agent comes in and goes out."""

import pytest

from seuil.acteurs.models import Agent
from seuil.acteurs.tests.portes import lire

CONNEXION, MOT_DE_PASSE = "/gestion/connexion/", "seuil-demo-2026"


def essayer(client, mot_de_passe, suite=""):
    return client.post(CONNEXION + suite, {"identifiant": "bailleur", "mot_de_passe": mot_de_passe})


class TestConnexion:
    def test_ouvre_la_page_du_jour(self, client, agents):
        reponse = essayer(client, MOT_DE_PASSE)

        assert (reponse.status_code, reponse.url) == (302, "/gestion/")
        assert client.session["_auth_user_id"] == str(agents["bailleur"].pk)

    def test_revient_a_la_page_demandee(self, client, agents):
        assert client.get("/gestion/demandes/").url == "/gestion/connexion/?next=/gestion/demandes/"

        assert essayer(client, MOT_DE_PASSE, "?next=/gestion/demandes/").url == "/gestion/demandes/"

    def test_ne_mene_jamais_ailleurs(self, client, agents):
        assert essayer(client, MOT_DE_PASSE, "?next=https://ailleurs.example/").url == "/gestion/"

    def test_dit_le_refus_et_garde_l_identifiant(self, client, agents):
        reponse = essayer(client, "faux")

        assert reponse.status_code == 422
        assert "Cet identifiant et ce mot de passe ne vont pas ensemble." in lire(reponse)
        assert b'value="bailleur"' in reponse.content
        assert b"faux" not in reponse.content

    def test_marque_une_pause_apres_cinq_essais(self, client, agents):
        for _ in range(5):
            essayer(client, "faux")

        reponse = essayer(client, MOT_DE_PASSE)

        assert reponse.status_code == 422
        assert "Attendez 15 minutes" in lire(reponse)

    def test_ne_ferme_pas_le_compte_a_qui_vient_d_ailleurs(self, client, agents):
        """S1: whoever knows a user name locks nobody out."""
        for rang in range(60):
            saisie = {"identifiant": "bailleur", "mot_de_passe": "faux"}
            client.post(CONNEXION, saisie, REMOTE_ADDR=f"192.0.2.{rang % 10}")

        saisie = {"identifiant": "bailleur", "mot_de_passe": MOT_DE_PASSE}

        assert client.post(CONNEXION, saisie, REMOTE_ADDR="203.0.113.9").status_code == 302

    @pytest.mark.parametrize("identifiant", ["", "\x00", "🚪" * 200])
    def test_ne_casse_sur_aucune_saisie(self, client, agents, identifiant):
        reponse = client.post(CONNEXION, {"identifiant": identifiant, "mot_de_passe": "x"})

        assert reponse.status_code == 422

    def test_n_ouvre_rien_sans_organisme(self, client, agents):
        client.force_login(Agent.objects.create_user("seul", password=MOT_DE_PASSE))

        reponse = client.get("/gestion/")

        assert reponse.status_code == 403
        assert "Votre compte n’est rattaché à aucun organisme." in lire(reponse)


class TestQuitter:
    def test_ferme_la_session(self, client, agents):
        client.force_login(agents["bailleur"])

        assert client.post("/gestion/quitter/").url == CONNEXION
        assert client.get("/gestion/").status_code == 302

    def test_demande_un_envoi(self, client, agents):
        client.force_login(agents["bailleur"])

        assert client.get("/gestion/quitter/").status_code == 405
