"""Addresses written to lead astray: no town's page leaves its site, nor its town."""

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import override_script_prefix

from seuil.territoires.models import Commune, Territoire
from seuil.territoires.portail.villes import TERRITOIRE, _vus

HOTE = "logement.nancy.example"


class TestSurSonHote:
    @pytest.fixture(autouse=True)
    def _hotes(self, settings):
        settings.HOTES_DES_TERRITOIRES = {HOTE: "nancy"}

    @pytest.mark.parametrize("chemin", ["/nancy//mal.example/", "/nancy///mal.example/", "/nancy//mal.example/?a=1"])
    def test_ne_mene_pas_hors_du_site(self, monde, chemin):
        lieu = Client(SERVER_NAME=HOTE).get(chemin).headers.get("Location", "")

        assert not lieu.startswith("//")

    def test_garde_ce_qui_etait_ecrit_dans_l_adresse(self, monde):
        assert Client(SERVER_NAME=HOTE).get("/nancy/grille%3Fa/").headers["Location"] == "/grille%3Fa/"


class TestPanne:
    def test_garde_une_ville_que_ce_processus_n_a_jamais_servie(self, visiteur):
        def couper(*arguments, **options):
            raise OperationalError

        Client(SERVER_NAME="localhost").get("/nancy/")  # this one it has served
        _vus.discard("dugny")
        visiteur.raise_request_exception = False
        with connection.execute_wrapper(couper):
            pages = {code: visiteur.get(f"/{code}/grille/") for code in ("nancy", "dugny")}

        assert [page.status_code for page in pages.values()] == [503, 503]
        assert all(f'href="/{code}/"' in page.content.decode() for code, page in pages.items())


class TestTete:
    """A monitor, or whoever checks a link, asks for the head of a page alone."""

    @pytest.mark.parametrize("chemin", ["/", "/nancy/", "/nancy/grille/", "/nancy/connexion/", "/gestion/connexion/"])
    def test_repond_comme_a_la_page(self, visiteur, chemin):
        reponse = visiteur.head(chemin)

        assert (reponse.status_code, reponse.content) == (200, b"")


class TestSousUnPrefixe:
    """A site served under a first word of its own, `https://example/logement/`."""

    def test_ne_le_dit_pas_deux_fois(self, monde):
        visiteur = Client(SERVER_NAME="localhost")
        session = visiteur.session
        session[TERRITOIRE] = "nancy"
        session.save()
        visiteur.cookies["seuil_session"] = session.session_key

        with override_script_prefix("/logement/"):
            lieu = visiteur.get("/guichets/?a=1", SCRIPT_NAME="/logement").headers["Location"]

        assert lieu == "/logement/nancy/guichets/?a=1"


class TestSansVille:
    def test_garde_la_question(self, visiteur):
        demandee = visiteur.get("/guichets/?a=1").headers["Location"]

        assert visiteur.get(f"{demandee}&commune=54000").headers["Location"] == "/nancy/guichets/?a=1"
        assert visiteur.get("/nancy?a=1").headers["Location"] == "/nancy/?a=1"

    def test_cherche_la_ville_quand_celle_de_la_session_n_est_plus_servie(self, visiteur):
        session = visiteur.session
        session[TERRITOIRE] = "partie"
        session.save()
        visiteur.cookies["seuil_session"] = session.session_key

        assert visiteur.get("/guichets/").headers["Location"].startswith("/?suite=")

    def test_n_invente_pas_une_ville_retiree(self, visiteur):
        """This process met its code before it left."""
        commune = Commune.objects.get(pk="54395")
        Territoire.objects.create(code="partie", nom="Partie", nom_court="Partie", ressort_id="054", commune=commune)
        assert visiteur.get("/partie/guichets/").status_code == 200
        Territoire.objects.filter(pk="partie").delete()

        assert [visiteur.get("/partie/guichets/").status_code for _ in range(2)] == [404, 404]

    @pytest.mark.parametrize("chemin", ["/nancy/guichets/%0A", "/nancy/%0D%0AX:1"])
    def test_reste_en_ville_malgre_une_fin_de_ligne(self, visiteur, chemin):
        reponse = visiteur.get(chemin)

        assert reponse.status_code == 404
        assert 'href="/nancy/"' in reponse.content.decode()
