"""Every address, in the states of the journey, looked at by axe at both widths: `make axe`, a quarter of an hour.

`make test` looks at the pages that the journeys cross, and at those below that take a second.

The pages come from the walks of the tests (`tests/langues` for the portal, each role of `tests/habilitations` for the
agents); Chromium draws them with the real style sheets, and asks nothing else.
"""

import os
from collections.abc import Iterator
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.couverture.parcourir import reponses
from tests.couverture.registre import VILLES
from tests.habilitations.adresses import adresses, trous
from tests.langues.formulaire import formulaire
from tests.langues.pages import menage, pannes, publiques
from tests.langues.test_portail import est_une_page
from tests.parcours.conftest import Regard

pytestmark = pytest.mark.navigateur
entiere = pytest.mark.skipif("SEUIL_AXE" not in os.environ, reason="make axe")
Page = tuple[str, HttpResponse]
STATIQUE, ADRESSE = "/statique/", "http://localhost/page"
AGENTS = ("guichet", "bailleur", "secretariat", "reservataire", "prefecture")


@pytest.fixture
def client() -> Client:
    """A browser of the tests: a page of a failure is a page."""
    return Client(raise_request_exception=False)


class TestAxe:
    @entiere
    def test_le_public(self, regard: Regard, client: Client, offre: Any) -> None:
        assert fautes(regard, publiques(client, offre)) == {}

    @entiere
    @pytest.mark.parametrize("ville", VILLES)
    def test_ce_que_dit_une_ville(self, regard: Regard, monde: None, ville: str) -> None:
        assert fautes(regard, reponses(ville).items()) == {}

    @entiere
    def test_le_formulaire(self, regard: Regard, client: Client, offre: Any) -> None:
        assert fautes(regard, formulaire(client)) == {}

    @entiere
    def test_le_menage(self, regard: Regard, client_de: Any, offre: Any, agents: Any) -> None:
        assert fautes(regard, menage(client_de("menage"), offre, agents)) == {}

    def test_les_pannes(self, regard: Regard, client: Client, monde: None) -> None:
        assert fautes(regard, pannes(client)) == {}

    @entiere
    @pytest.mark.parametrize("role", AGENTS)
    def test_les_agents(self, regard: Regard, client_de: Any, offre: Any, role: str) -> None:
        assert fautes(regard, _gestion(client_de(role), offre)) == {}


def fautes(regard: Regard, pages: Iterator[Page]) -> dict[str, list[str]]:
    """Return what axe finds, with the pages that show it; a page already seen, word for word, is not drawn again."""
    trouvees: dict[str, list[str]] = {}
    vues: set[bytes] = set()
    lues = (page for page in pages if est_une_page(page[1]))
    for nom, reponse in lues:
        if reponse.content in vues:
            continue
        vues.add(reponse.content)
        dessiner(regard.page, reponse.content)
        for largeur in Regard.LARGEURS:
            for regle, ou in regard.fautes(largeur):
                trouvees.setdefault(f"{regle} {ou[0]}", []).append(f"{nom}, {largeur} px")
    return trouvees


def dessiner(page: Any, contenu: bytes) -> None:
    """Show this page in the browser, with its style sheets."""

    def servir(route: Any) -> None:
        chemin = route.request.url.removeprefix("http://localhost")
        if route.request.url == ADRESSE:
            route.fulfill(body=contenu, content_type="text/html; charset=utf-8")
        elif chemin.startswith(STATIQUE) and (fichier := finders.find(chemin.removeprefix(STATIQUE))):
            route.fulfill(body=Path(str(fichier)).read_bytes(), content_type=guess_type(chemin)[0] or "")
        else:
            route.abort()

    page.unroute_all()
    page.route("**/*", servir)
    page.goto(ADRESSE)


def _gestion(client: Client, offre: Any) -> Iterator[Page]:
    """Open every address of the agents, by reading then by sending nothing."""
    for nom, motif in adresses():
        if nom.startswith("gestion:"):
            chemin = reverse(nom, kwargs=trous(motif, offre))
            yield nom, client.get(chemin)
            yield f"{nom}, envoi vide", client.post(chemin)
