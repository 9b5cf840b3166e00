"""What leaves compressed: pages that are read, never what answers a form, never an agent's page."""

import gzip

import pytest

pytestmark = pytest.mark.django_db
COMPRESSE = {"HTTP_ACCEPT_ENCODING": "gzip"}


class TestPagesComprimees:
    def test_comprime_une_page_lue(self, client):
        page = client.get("/accessibilite/", **COMPRESSE)

        assert page["Content-Encoding"] == "gzip"
        assert "<h1>" in gzip.decompress(page.content).decode()

    def test_laisse_la_page_a_qui_ne_sait_pas_la_lire(self, client):
        page = client.get("/accessibilite/")

        assert not page.has_header("Content-Encoding")

    def test_ne_comprime_pas_la_reponse_a_un_formulaire(self, visiteur):
        page = visiteur.post("/compiegne/connexion/", {"numero": "12"}, **COMPRESSE)

        assert "12" in page.content.decode()
        assert not page.has_header("Content-Encoding")

    def test_ne_comprime_pas_une_page_des_agents(self, client):
        page = client.get("/gestion/connexion/", **COMPRESSE)

        assert page.status_code == 200
        assert not page.has_header("Content-Encoding")
