"""A phone sends pages on a bad network: each file by itself, nothing lost, nothing twice."""

from pathlib import Path
from typing import Any

import pytest

from tests.parcours import gestes, menage, papiers
from tests.parcours.conftest import Installation

pytestmark = pytest.mark.navigateur
TELEPHONE = (390,)
AVANCE, AJOUTER, GARDEES = ".envoi-avance li", "form[data-envoi] button:has-text('Ajouter')", ".pages > li"
RETIRER = f"{GARDEES} button:has-text('Retirer')"


class TestEnvoi:
    def test_une_coupure_ne_perd_rien_et_ne_double_rien(
        self, installation: Installation, serveur: str, regard: Any, tmp_path: Path
    ) -> None:
        page = regard.page
        photos = [papiers.photographier(tmp_path, f"page-{rang}.jpg", str(rang)) for rang in range(1, 4)]
        menage.entrer(page, serveur, "compiegne", *papiers.foyer_connu(installation))
        papiers.ouvrir(page, serveur, "bulletins")

        self._couper_au_milieu(regard, photos)
        self._perdre_une_reponse(regard, papiers.photographier(tmp_path, "page-4.jpg", "4"))
        self._refuser_sans_envoyer(regard, tmp_path)

    def _couper_au_milieu(self, regard: Any, photos: list[Path]) -> None:
        """The first file is kept, the network goes at the second; it comes back, and the rest leaves by itself."""
        page, envois = regard.page, list[str]()

        def passer(route: Any) -> None:
            if route.request.method == "POST":
                envois.append(route.request.url)
            if len(envois) == 2:
                page.context.set_offline(True)
                route.abort("internetdisconnected")
            else:
                route.continue_()

        page.route("**/documents/bulletins/", passer)
        assert page.get_attribute(".envoi-avance", "aria-live") == "polite"
        page.set_input_files("[name=fichiers]", [str(photo) for photo in photos])
        page.dblclick(AJOUTER)
        page.wait_for_selector("button:has-text('Réessayer')")

        assert _dites(page) == [
            "page-1.jpg : Gardé",
            "page-2.jpg : Pas de réseau. L’envoi reprend dès que le réseau revient. Réessayer",
            "page-3.jpg",
        ]
        assert page.is_disabled(AJOUTER)
        assert page.is_disabled("[name=fichiers]"), "another choice would be lost"
        regard.console.clear()  # the browser says there that the network is off
        regard.verifier("envoi-coupe", TELEPHONE)
        with page.expect_navigation():
            page.context.set_offline(False)
        assert page.locator(GARDEES).count() == len(photos)
        assert len(envois) == len(photos) + 1, "the second one twice, the others once, whatever the number of taps"
        page.unroute("**/documents/bulletins/")

    def _perdre_une_reponse(self, regard: Any, photo: Path) -> None:
        """The server keeps the file, its answer never comes back: sent again, it is still one page."""
        page = regard.page
        avant = page.locator(GARDEES).count()
        page.route("**/documents/bulletins/", lambda route: (route.fetch(), route.abort()), times=1)
        page.set_input_files("[name=fichiers]", str(photo))
        page.click(AJOUTER)
        encore = page.locator("button:has-text('Réessayer')")
        encore.wait_for()
        assert "La connexion a coupé. Ce qui est déjà parti est gardé." in _dites(page)[0]
        gestes.suivre(page, encore)
        assert page.locator(GARDEES).count() == avant + 1
        regard.console.clear()  # the browser says there that an answer is lost

    def _refuser_sans_envoyer(self, regard: Any, dossier: Path) -> None:
        """A file of nothing, one too heavy: each says what to do, and those beside them are kept."""
        page = regard.page
        avant = page.locator(GARDEES).count()
        vide, lourd = dossier / "vide.jpg", dossier / "lourd.pdf"
        vide.touch()
        lourd.write_bytes(b"%PDF-1.7" + bytes(12_000_000))
        bonne = papiers.photographier(dossier, "page-5.jpg", "5")
        page.set_input_files("[name=fichiers]", [str(vide), str(lourd), str(bonne)])
        page.click(AJOUTER)
        page.wait_for_selector(".envoi-avance a:has-text('Voir les pages gardées')")

        dites = _dites(page)
        assert "« vide.jpg » est vide" in dites[0]
        assert "trop lourd. Photographiez le papier" in dites[1]
        assert dites[2] == "page-5.jpg : Gardé"
        assert not page.is_disabled(AJOUTER)
        regard.verifier("envoi-refuse", TELEPHONE)
        gestes.suivre(page, ".envoi-avance a")
        assert page.locator(GARDEES).count() == avant + 1
        for _ in range(avant + 1):  # as it was: others play with this household
            gestes.suivre(page, RETIRER)
        assert page.locator(GARDEES).count() == 0


def _dites(page: Any) -> list[str]:
    return [" ".join(dite.replace("\u00a0", " ").split()) for dite in page.locator(AVANCE).all_inner_texts()]
