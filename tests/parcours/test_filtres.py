"""The filters of the agents' lists: folded, so that a phone shows somebody first; open by the keyboard alone.

The rows are committed: in the thread where a browser keeps its loop, Django reads them along another connection.
"""

from typing import Any

import pytest
from django.test import Client

from seuil.acteurs.tests.portes import entrer
from seuil.patrimoine.models import Vacance
from tests.parcours.conftest import A_GARDER, CAPTURES, Regard
from tests.parcours.test_axe import dessiner

pytestmark = [pytest.mark.navigateur, pytest.mark.django_db(transaction=True)]
LARGEURS = (390, 820, 1280)
ECRANS_AU_PLUS = 2.0  # of a phone, before the first line of a list


class TestFiltres:
    def test_des_demandes(self, regard: Regard, client: Client, settings: Any, agents: Any, demande: Any) -> None:
        bailleur = entrer(client, settings, agents["bailleur"])

        _eprouver(regard, bailleur, "/gestion/demandes/", "adresse=rue")
        _eprouver_sans_espace(regard, bailleur, "/gestion/demandes/", "adresse", "commune")

    def test_des_candidats(
        self, regard: Regard, client: Client, settings: Any, agents: Any, demande: Any, orientee: Vacance
    ) -> None:
        bailleur = entrer(client, settings, agents["bailleur"])

        _eprouver(regard, bailleur, f"/gestion/vacances/{orientee.pk}/candidats/", "effort=90&tri=reste")
        _envoyer_d_une_autre_question(regard.page)
        _eprouver_sans_espace(regard, bailleur, f"/gestion/vacances/{orientee.pk}/candidats/", "effort", "tri")


def _eprouver(regard: Regard, client: Client, chemin: str, filtres: str) -> None:
    """Look at a list with filters, then without: what a phone shows first, what the keyboard opens, what axe says."""
    for adresse in (f"{chemin}?{filtres}", chemin):
        dessiner(regard.page, client.get(adresse).content)
        for largeur in LARGEURS:
            assert regard.fautes(largeur) == []
            assert not regard.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            if A_GARDER:
                CAPTURES.mkdir(exist_ok=True)
                regard.page.screenshot(path=CAPTURES / f"{adresse.strip('/').replace('/', '-')}-{largeur}.png")
    regard.prendre(Regard.TELEPHONE)
    premiere = regard.page.locator("tbody tr").first.bounding_box()
    assert premiere["y"] < ECRANS_AU_PLUS * regard.page.evaluate("innerHeight")
    champ = regard.page.locator(".filtres-champs select").first
    assert not champ.is_visible()
    regard.page.locator(".filtres summary").focus()
    regard.page.keyboard.press("Enter")
    assert champ.is_visible()
    regard.page.keyboard.press("Enter")


def _eprouver_sans_espace(regard: Regard, client: Client, chemin: str, *questions: str) -> None:
    """Answer with sixty signs and no space: what repeats the answer, or its fault, stays within a phone."""
    for question in questions:
        dessiner(regard.page, client.get(chemin, {question: "9" * 60}).content)
        assert not regard.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), question


def _envoyer_d_une_autre_question(page: Any) -> None:
    """« Entrée » presses the first button of the form, one of those folded: it leaves all the same."""
    with page.expect_request(lambda requete: requete.method == "POST") as partie:
        page.fill("[name=pq]", "060")
        page.keyboard.press("Enter")
    assert "pq=060" in partie.value.post_data
    assert "filtrer=1" in partie.value.post_data
