"""The weight of a first page, held; `make poids` (SEUIL_POIDS=1) measures every page of the walk and writes them."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seuil.declarations.tests.saisies import PAGES, photo
from tests.parcours import gestes, menage
from tests.parcours.conftest import Regard
from tests.parcours.poids import BORNE, Balance, Ligne, ecrire

pytestmark = pytest.mark.navigateur
VILLE = "/compiegne/"


class TestPoids:
    def test_l_accueil_tient_dans_soixante_kilooctets(self, serveur: str, page: Any) -> None:
        page.goto(serveur + VILLE)

        assert Balance(page).peser(neuve=True).sans_polices < BORNE

    def test_la_premiere_question_tient_dans_soixante_kilooctets(self, serveur: str, page: Any) -> None:
        menage.commencer(page, serveur)

        assert Balance(page).peser(neuve=True).sans_polices < BORNE

    def test_les_fichiers_se_gardent_un_an(self, serveur: str, page: Any) -> None:
        page.goto(serveur + VILLE)

        feuille = page.request.get(page.locator("link[rel=stylesheet]").first.evaluate("lien => lien.href"))

        assert feuille.headers["cache-control"] == "max-age=315360000, public, immutable"
        assert feuille.headers["content-encoding"] == "gzip"


@pytest.mark.skipif("SEUIL_POIDS" not in os.environ, reason="make poids")
class TestPage:
    def test_est_ecrite(self, serveur: str, regard: Regard, requetes: dict[str, int], tmp_path: Path) -> None:
        balance, lignes = Balance(regard.page), []

        def regarder(nom: str) -> None:
            lignes.append(
                Ligne(
                    nom.removeprefix("page-"),
                    balance.peser(neuve=True),
                    balance.peser(neuve=False),
                    {largeur: len(regard.fautes(largeur)) for largeur in Regard.LARGEURS},
                )
            )

        _marcher(regard, serveur, tmp_path, regarder)

        ecrire(lignes, requetes)
        assert [ligne.nom for ligne in lignes if any(ligne.axe.values())] == []


def _marcher(regard: Regard, serveur: str, dossier: Path, regarder: Any) -> None:
    """From the home page to the household's own page; a question is weighed before it is answered."""
    page = regard.page
    for nom, chemin in (("accueil", ""), ("commencer", "demander/")):
        page.goto(serveur + VILLE + chemin)
        regarder(nom)
    menage.commencer(page, serveur)
    while (ouverte := menage.page_ouverte(page)[0]) != "relecture":
        regarder(ouverte)
        menage.remplir_la_page(page, menage.MERE)
        menage.continuer(page)
    regarder("relecture")
    menage.envoyer(page, dossier)
    regarder("bienvenue")
    gestes.suivre(page, "button:has-text('noté mon code')")
    menage.attendre_l_attestation(page)
    regarder("ma-demande")


@pytest.fixture
def requetes(visiteur: Client) -> dict[str, int]:
    """Return the queries of each page of the walk, read by the browser of the tests."""
    comptees: dict[str, int] = {}

    def lire(nom: str, chemin: str) -> None:
        with CaptureQueriesContext(connection) as vues:
            assert visiteur.get(VILLE + chemin, follow=True).status_code == 200
        comptees[nom] = len(vues)

    lire("accueil", "")
    lire("commencer", "demander/")
    visiteur.post(f"{VILLE}demander/")
    for nom, champs in PAGES.items():
        lire(nom.split("/")[0], f"demander/{nom}/")
        assert visiteur.post(f"{VILLE}demander/{nom}/", champs).status_code == 302, nom
    lire("relecture", "demander/relecture/")
    visiteur.post(f"{VILLE}demander/envoyer/", {"piece": photo(), "exact": "on"})
    lire("bienvenue", "bienvenue/")
    lire("ma-demande", "ma-demande/")
    return comptees
