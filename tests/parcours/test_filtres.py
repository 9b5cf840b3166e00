"""The filters of the agents' lists: folded, so that a phone shows somebody first; open by the keyboard alone."""

from typing import Any

import pytest
from django.test import Client

from seuil.acteurs.tests.portes import entrer
from seuil.patrimoine.models import Vacance
from tests.parcours.conftest import A_GARDER, CAPTURES, Regard
from tests.parcours.test_axe import dessiner

pytestmark = pytest.mark.navigateur
LARGEURS = (390, 820, 1280)
ECRANS_AU_PLUS = 2.0  # of a phone, before the first line of a list
LISTES = {"demandes": ("/gestion/demandes/", "adresse=rue"), "candidats": ("", "effort=90&tri=reste")}


@pytest.fixture
def pages(client: Client, settings: Any, agents: Any, demande: Any, orientee: Vacance) -> dict[str, Any]:
    """Each list, without and with filters, as its HTML."""
    bailleur = entrer(client, settings, agents["bailleur"])
    rendues = {}
    for nom, (chemin, filtres) in LISTES.items():
        adresse = chemin or f"/gestion/vacances/{orientee.pk}/candidats/"
        rendues[nom] = (bailleur.get(adresse).content, bailleur.get(f"{adresse}?{filtres}").content)
    return rendues


@pytest.mark.parametrize("nom", LISTES)
class TestFiltres:
    def test_laissent_voir_quelqu_un_sur_un_telephone(self, regard: Regard, pages: Any, nom: str) -> None:
        dessiner(regard.page, pages[nom][0])

        ecran = regard.page.evaluate("innerHeight")
        haut = regard.page.locator("tbody tr").first.bounding_box()["y"]

        assert haut < ECRANS_AU_PLUS * ecran

    def test_s_ouvrent_au_clavier(self, regard: Regard, pages: Any, nom: str) -> None:
        dessiner(regard.page, pages[nom][0])
        champ = regard.page.locator(".filtres-champs select").first
        resume = regard.page.locator(".filtres summary")

        ferme = champ.is_visible()
        resume.focus()
        regard.page.keyboard.press("Enter")

        assert (ferme, champ.is_visible()) == (False, True)

    @pytest.mark.parametrize("filtree", [False, True])
    def test_ne_cachent_rien_a_personne(self, regard: Regard, pages: Any, nom: str, filtree: bool) -> None:
        dessiner(regard.page, pages[nom][filtree])

        for largeur in LARGEURS:
            assert regard.fautes(largeur) == []
            assert not regard.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            if A_GARDER:
                CAPTURES.mkdir(exist_ok=True)
                regard.page.screenshot(path=CAPTURES / f"{nom}-{filtree:d}-{largeur}.png")


class TestEntree:
    def test_part_d_une_autre_question_quand_les_filtres_sont_replies(self, regard: Regard, pages: Any) -> None:
        """The first button of the form, which « Entrée » presses, is one of those folded."""
        page = regard.page
        dessiner(page, pages["candidats"][0])

        with page.expect_request(lambda requete: requete.method == "POST") as partie:
            page.fill("[name=pq]", "060")
            page.keyboard.press("Enter")

        assert "pq=060" in partie.value.post_data
        assert "filtrer=1" in partie.value.post_data
