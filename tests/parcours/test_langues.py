"""The walk of a household in the other languages: nothing overflows, right to left too, whatever the width.

`make test` walks in Arabic, `make axe` in each language.
"""

import os
from typing import Any

import pytest

from tests.parcours import gestes, menage
from tests.parcours.conftest import Regard

pytestmark = pytest.mark.navigateur
ETROIT, LARGEURS = 320, (390, 1280)
REGARDEES = {"accueil", "identite", "relecture"}  # by axe; the others by their width


class TestLangues:
    @pytest.mark.parametrize("langue", ["ar", *(["en", "fr-falc"] if "SEUIL_AXE" in os.environ else [])])
    def test_tient_dans_la_page(self, serveur: str, regard: Regard, langue: str) -> None:
        page = regard.page
        debordent: list[str] = []

        def regarder(nom: str) -> None:
            page.goto(f"{page.url}?langue={langue}")
            for largeur in (ETROIT, *LARGEURS):
                page.set_viewport_size({"width": largeur, "height": 844})
                if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    debordent.append(f"{nom}, {largeur} px")
            if nom in REGARDEES:
                regard.verifier(f"{langue}-{nom}", LARGEURS)
            page.goto(f"{page.url}?langue=fr")

        _marcher(page, serveur, regarder)

        assert debordent == []

    def test_se_choisit_au_pied_et_se_garde(self, serveur: str, page: Any) -> None:
        page.goto(f"{serveur}/compiegne/")

        gestes.suivre(page, "footer a:has-text('العربية')")
        gestes.suivre(page, "main a[href$='/demander/']")

        assert page.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"]
        assert page.inner_text("h1") == "تقديم طلبي"


def _marcher(page: Any, serveur: str, regarder: Any) -> None:
    """From the home page to the review, each page as it opens."""
    for nom, chemin in (("accueil", ""), ("commencer", "demander/"), ("reprendre", "demander/reprendre/")):
        page.goto(f"{serveur}/compiegne/{chemin}")
        regarder(nom)
    menage.commencer(page, serveur)
    while (ouverte := menage.page_ouverte(page)[0]) != "relecture":
        regarder(ouverte)
        menage.remplir_la_page(page, menage.MERE)
        menage.continuer(page)
    regarder("relecture")
    page.goto(f"{serveur}/compiegne/demander/plus-tard/")
    regarder("plus-tard")
