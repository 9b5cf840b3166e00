"""A household alone with its phone: from the doorstep to its own page."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.parcours import gestes, menage

pytestmark = pytest.mark.navigateur
VILLE = "/compiegne"
LONGUEUR = 3_500  # pixels of « Ma demande », four screens of a phone


def _haut(page: Any, selecteur: str) -> float:
    """Return how far from the top of the page something begins."""
    return float(page.locator(selecteur).first.bounding_box()["y"])


class TestPortail:
    @pytest.mark.parametrize(
        "chemin",
        [
            "/",
            "/guichets/",
            "/grille/",
            "/mes-droits/",
            "/connexion/",
            "/demander/",
            "/accessibilite/",
            "/donnees/",
            "/composants/",
            "/parc/",
        ],
    )
    def test_montre_chaque_page_publique(self, serveur: str, regard: Any, chemin: str) -> None:
        regard.page.goto(serveur + VILLE + chemin)

        regard.verifier("public" + chemin.strip("/").replace("/", "-"))

    def test_dit_les_droits_d_un_foyer(self, serveur: str, regard: Any) -> None:
        page = regard.page
        page.goto(serveur + VILLE + "/mes-droits/")
        gestes.suivre(page, "a:has-text('Commencer')")
        page.fill("[name=age]", "34")
        menage.cocher(page, "en_couple", "non")
        page.fill("[name=a_charge]", "3 et 7")
        menage.cocher(page, "cmi_invalidite", "non")
        regard.verifier("droits-foyer")
        gestes.suivre(page, "button:has-text('Continuer')")
        menage.cocher(page, "sejour", "francais")
        gestes.suivre(page, "button:has-text('Continuer')")
        menage.cocher(page, "residence", "oui")
        menage.cocher(page, "propriete", "non")
        gestes.suivre(page, "button:has-text('Continuer')")
        menage.cocher(page, "avis", "un")
        page.fill("[name=rfr_n2]", "24 600")
        page.fill("[name=mensuelles]", "1 700")
        gestes.suivre(page, "button:has-text('Continuer')")
        page.fill("[name=commune]", "Nancy")
        gestes.suivre(page, "button:has-text('Voir mes droits')")

        regard.verifier("droits")
        assert "Catégorie 4" in page.inner_text("main")

    def test_garde_ce_qui_est_mal_tape(self, serveur: str, regard: Any) -> None:
        page = regard.page
        page.goto(serveur + VILLE + "/demander/")
        gestes.suivre(page, "button:has-text('Commencer ma demande')")
        page.fill("[name=naissance_jour]", "31")
        page.fill("[name=naissance_mois]", "13")
        page.fill("[name=naissance_annee]", "1990")
        page.fill("[name=prenom]", "Zélie 🙂")
        gestes.suivre(page, "button:has-text('Continuer')")

        regard.verifier("erreur")
        assert page.input_value("[name=naissance_mois]") == "13"
        assert page.title().startswith("Erreur")
        assert page.evaluate("document.activeElement.id") == "erreurs"
        assert "13" in page.inner_text(".avis-erreur")


class TestParcoursDuMenage:
    def test_va_du_formulaire_a_sa_page(self, serveur: str, regard: Any, tmp_path: Path) -> None:
        page = regard.page
        numero, _ = menage.deposer(regard, serveur, tmp_path, prenom="Zélie")

        assert re.fullmatch(r"060\d{10}GDPUB", numero)
        gestes.suivre(page, "button:has-text('noté mon code')")
        menage.attendre_l_attestation(page)
        regard.verifier("ma-demande")
        assert "Votre score : 80 points" in page.inner_text("main").replace("\u00a0", " ")
        assert "Attestation" in page.text_content("main")
        self._tenir_en_peu_d_ecrans(page)
        self._s_imprimer_en_entier(page)
        page.evaluate("document.querySelectorAll('main details').forEach(pli => { pli.open = true; })")
        regard.verifier("ma-demande-depliee")
        gestes.suivre(page, "a:has-text('Toutes vos réponses')")
        regard.verifier("changer")

    def _tenir_en_peu_d_ecrans(self, page: Any) -> None:
        """On a phone: what to do on the first screen, where one is and the score by the end of the second."""
        ecran = page.viewport_size["height"]
        assert page.locator(".lumiere").count() == 1
        assert _haut(page, ".lumiere h2") < ecran
        assert _haut(page, "#t-score-1") < 2 * ecran
        assert page.evaluate("document.documentElement.scrollHeight") <= LONGUEUR

    def _s_imprimer_en_entier(self, page: Any) -> None:
        """Nothing folded stays out of the paper, nor any heading."""
        plis = page.locator("details:not(.pli details) > .details-corps")
        assert plis.count() > 8
        page.emulate_media(media="print")
        assert all(pli.bounding_box()["height"] > 0 for pli in plis.all())
        assert all(titre.is_visible() for titre in page.locator(".pli > summary h2").all())
        page.emulate_media(media="screen")

    def test_recoit_un_homonyme_comme_les_autres(self, serveur: str, regard: Any, tmp_path: Path) -> None:
        passage = menage.Passage(regard.page)  # the first story looks at these screens
        menage.deposer(passage, serveur, tmp_path, prenom="Double")
        regard.page.context.clear_cookies()

        numero, _ = menage.deposer(passage, serveur, tmp_path, prenom="Double")
        regard.verifier("bienvenue-double")

        assert re.fullmatch(r"060\d{10}GDPUB", numero)
        gestes.suivre(regard.page, "button:has-text('noté mon code')")
        menage.attendre_l_attestation(regard.page)
        assert "Votre score : 80 points" in regard.page.inner_text("main").replace("\u00a0", " ")
