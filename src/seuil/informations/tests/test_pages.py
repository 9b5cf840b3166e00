"""The public's pages: subjects, search, delays, rents."""

import pytest
from django.test import Client

PAGES = ("comprendre/", "comprendre/renouveler/", "comprendre/dalo/", "recherche/", "attentes/", "loyers/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ville", ["compiegne", "dugny", "nancy", "ronchin", "villemoisson"])
def test_chaque_page_s_ouvre_dans_chaque_ville(monde, ville, page):
    assert Client().get(f"/{ville}/{page}", follow=True).status_code == 200


def test_un_sujet_inconnu_est_introuvable(monde):
    assert Client().get("/dugny/comprendre/xyz/").status_code == 404


@pytest.mark.parametrize(("sujet", "page"), [("parc", "/dugny/parc/"), ("delais", "/dugny/attentes/")])
def test_un_sujet_qui_a_sa_page_y_mene(monde, sujet, page):
    assert Client().get(f"/dugny/comprendre/{sujet}/")["Location"] == page


def test_les_attentes_du_guide_et_les_demandes_par_type(monde):
    page = Client().get("/dugny/attentes/").content.decode()
    for dit in ("36 mois", "48 mois", "96 mois", "1 824", "696", "2 379", "1 258", "vers 2018"):
        assert dit in page.replace("\u00a0", " ").replace("\u202f", " "), dit


def test_une_commune_d_ailleurs_est_dite(monde):
    page = Client().get("/compiegne/attentes/", {"commune": "75056"}, follow=True).content.decode()
    assert "Cette commune n’est pas de ce territoire" in page


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "a" * 10_000,
        "'; drop table informations_passage; --",
        "🏠🔑",
        "\x00",
        "& | ! ( ) :*",
        "le la les",
        "%",
    ],
)
def test_une_question_bizarre_a_toujours_une_page(monde, question):
    assert Client().get("/dugny/recherche/", {"q": question}).status_code == 200


def test_une_longue_question_est_lue_du_debut(monde):
    page = Client().get("/dugny/recherche/", {"q": "renouveler " * 1_000}).content.decode()
    assert "nous n’avons lu que son début" in page
    assert "Renouveler chaque année" in page


def test_la_recherche_ignore_les_accents_et_trouve_le_guichet(monde):
    for question in ("arc en ciel", "ARC-EN-CIEL ?", "Centre Arc‑en‑ciel"):
        assert "Service logement de Dugny" in Client().get("/dugny/recherche/", {"q": question}).content.decode()
