"""What no key answered opens nothing, and breaks nothing."""

import json

import pytest

from seuil.acteurs.tests.portes import lire
from seuil.connexions.facteurs import cles_de
from seuil.connexions.tests.telephone import equiper

CONNEXION, MOT_DE_PASSE = "/gestion/connexion/", "seuil-demo-2026"
CODE, AJOUTER = "/gestion/connexion/code/", "/gestion/compte/cle/"
INVENTEE = {
    "id": "AAAA",
    "rawId": "AAAA",
    "type": "public-key",
    "response": {"clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "AAAA", "attestationObject": "oA"},
}
REPONSES = [
    "x",
    "null",
    "[]",
    "{}",
    "3",
    "[" * 15_000,
    json.dumps(INVENTEE),
    json.dumps(INVENTEE | {"response": None}),
    json.dumps(INVENTEE | {"response": {"clientDataJSON": 3}}),
    json.dumps(INVENTEE | {"id": "\x00"}),
]


@pytest.fixture
def agent(agents):
    equiper(agents["bailleur"])
    return agents["bailleur"]


class TestAjouter:
    @pytest.mark.parametrize("reponse", REPONSES)
    def test_refuse_ce_qu_aucune_cle_n_a_repondu(self, client, agent, reponse):
        client.force_login(agent)
        client.get(AJOUTER)

        refus = client.post(AJOUTER, {"reponse": reponse, "mot_de_passe": MOT_DE_PASSE})

        assert refus.status_code == 422
        assert cles_de(agent) == []

    def test_exige_d_abord_une_application(self, client, agents):
        client.force_login(agents["guichet"])

        assert client.get(AJOUTER)["Location"] == "/gestion/compte/facteur/"


class TestConfirmer:
    @pytest.mark.parametrize("reponse", REPONSES)
    def test_n_ouvre_pas_a_ce_qu_aucune_cle_n_a_repondu(self, client, agent, reponse):
        client.post(CONNEXION, {"identifiant": "bailleur", "mot_de_passe": MOT_DE_PASSE})
        client.get(CODE)

        refus = client.post(CODE, {"reponse": reponse})

        assert refus.status_code == 422
        assert client.get("/gestion/").status_code == 302

    def test_compte_les_reponses_fausses(self, client, agent):
        client.post(CONNEXION, {"identifiant": "bailleur", "mot_de_passe": MOT_DE_PASSE})
        for _ in range(5):
            client.post(CODE, {"reponse": "{}"})

        assert "Attendez 15 minutes" in lire(client.post(CODE, {"reponse": "{}"}))
