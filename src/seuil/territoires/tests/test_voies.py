"""The State's address service, spoken to for real: what it answers is proposed, whatever else is nothing."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

RUE = {"type": "housenumber", "name": "7 Rue des Essais", "postcode": "60280", "city": "Clairoix"}
VILLE = {"type": "municipality", "name": "Clairoix", "postcode": "60280", "city": "Clairoix"}


class Etat(BaseHTTPRequestHandler):
    corps = b""
    vues: list[str] = []

    def do_GET(self):
        self.vues.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(self.corps)

    def log_message(self, *_):
        """Keep the tests quiet."""


@pytest.fixture
def etat(settings):
    serveur = HTTPServer(("127.0.0.1", 0), Etat)
    Thread(target=serveur.serve_forever, daemon=True).start()
    settings.ADRESSES_DE_L_ETAT = f"http://127.0.0.1:{serveur.server_port}/geocodage/search"
    Etat.vues.clear()
    Etat.corps = json.dumps({"features": [{"properties": RUE}, {"properties": VILLE}]}).encode()
    yield Etat
    serveur.shutdown()


class TestAdresses:
    def test_propose_une_rue_et_sa_ville(self, visiteur, etat):
        reponse = visiteur.get("/adresses/", {"q": "7 rue des es"})

        assert reponse.json()["suggestions"] == [
            {"ecrit": "7 Rue des Essais", "libelle": "7 Rue des Essais, 60280 Clairoix", "lieu": "Clairoix (60280)"}
        ]
        assert etat.vues == ["/geocodage/search?q=7+rue+des+es&limit=6&autocomplete=1"]

    @pytest.mark.parametrize("corps", [b"", b"{", b"[]", b'{"features": 3}', b'{"features": [{"properties": {}}]}'])
    def test_n_attend_rien_d_une_autre_reponse(self, visiteur, etat, corps):
        etat.corps = corps

        assert visiteur.get("/adresses/", {"q": "7 rue"}).json() == {"suggestions": []}

    def test_ne_demande_rien_tant_que_rien_n_est_regle(self, visiteur, settings):
        settings.ADRESSES_DE_L_ETAT = ""

        assert visiteur.get("/adresses/", {"q": "7 rue"}).json() == {"suggestions": []}

    def test_un_service_muet_ne_retient_personne(self, visiteur, settings):
        settings.ADRESSES_DE_L_ETAT = "http://127.0.0.1:9/"

        assert visiteur.get("/adresses/", {"q": "7 rue"}).json() == {"suggestions": []}
