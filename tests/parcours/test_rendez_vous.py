"""In Ronchin: a household asks for its interview by phone, is received, reads the report; a second one is refused."""

import re
from typing import Any

import pytest

from seuil.demo.foyers import code_publie
from seuil.demo.villes import Ville, villes
from tests.parcours import agents, gestes, menage
from tests.parcours.base import numero
from tests.parcours.conftest import Installation
from tests.parcours.plus_tard import plus_tard
from tests.parcours.vie import lu

pytestmark = pytest.mark.navigateur
TELEPHONE, BUREAU, DEUX_SEMAINES = (390,), (1280,), 14
VILLE = "ronchin"


def ronchin() -> Ville:
    return next(ville for ville in villes() if ville.code == VILLE)


class TestRendezVous:
    def test_un_entretien_demande_tenu_et_un_second_refuse(
        self, installation: Installation, serveur: str, regard: Any
    ) -> None:
        page, prenom_et_nom = regard.page, ronchin().dit["foyers"]["noms"][0]
        acces = (numero(installation, prenom_et_nom), code_publie(ronchin(), 0))
        menage.entrer(page, serveur, VILLE, *acces)
        page.goto(f"{serveur}/{VILLE}/ma-demande/")
        moment = self._prendre(regard)
        with page.expect_download() as agenda:
            page.click("a:has-text('Ajouter à mon agenda')")
        fichier = agenda.value.path().read_text(encoding="utf-8")
        assert "SUMMARY:Rendez-vous logement" in fichier
        annee, mois, jour = re.search(r"DTSTART;TZID=Europe/Paris:(\d{4})(\d\d)(\d\d)", fichier).groups()

        self._voir_les_permanences(regard, serveur)
        with plus_tard(installation, DEUX_SEMAINES) as bientot:
            self._recevoir(regard, bientot, prenom_et_nom[1], f"{annee}-{mois}-{jour}")
            menage.entrer(page, bientot, VILLE, *acces)
            self._lire_puis_redemander(regard, bientot, moment)

    def _prendre(self, regard: Any) -> str:
        page = regard.page
        regard.prendre(regard.TELEPHONE)
        gestes.suivre(page, "a:has-text('Mes rendez-vous')")
        assert "vous êtes reçu en 2 mois au plus" in lu(page)
        regard.verifier("rendez-vous-offerts", TELEPHONE)
        gestes.suivre(page, "a:has-text('Choisir une date')")
        regard.verifier("rendez-vous-choisir", TELEPHONE)
        gestes.suivre(page, "button:has-text('Prendre ce rendez-vous')")
        assert "Choisissez une heure." in lu(page)
        page.locator("[name=creneau]").first.check(force=True)
        gestes.suivre(page, "button:has-text('Prendre ce rendez-vous')")
        assert "Votre rendez-vous est confirmé." in lu(page)
        regard.verifier("rendez-vous-pris", TELEPHONE)
        return str(page.inner_text("dl.fiche strong"))

    def _voir_les_permanences(self, regard: Any, serveur: str) -> None:
        page = regard.page
        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "guichet-ronchin")
        page.goto(f"{serveur}/gestion/rendez-vous/permanences/")
        assert "9 h 00 à 12 h 00" in lu(page)
        regard.verifier("permanences", BUREAU)

    def _recevoir(self, regard: Any, serveur: str, nom: str, jour: str) -> None:
        """From the work of the day: its hour is past and nobody said what became of it."""
        page = regard.page
        agents.connecter(page, serveur, "guichet-ronchin")
        gestes.suivre(page, f"tr:has-text('{nom}'):has-text('a eu lieu') a")
        regard.verifier("rendez-vous-au-bureau", BUREAU)
        gestes.suivre(page, "a:has-text('Écrire le compte rendu')")
        page.fill("[name=compte_rendu]", "Logée par une amie. Le T3 suffit, deux communes de plus.")
        page.locator("[name=orientations][value=elargir]").check(force=True)
        regard.verifier("compte-rendu", BUREAU)
        gestes.suivre(page, "button:has-text('Garder ce compte rendu')")
        assert "Le compte rendu est gardé." in lu(page)
        page.goto(f"{serveur}/gestion/rendez-vous/?jour={jour}")
        assert nom in lu(page)
        regard.verifier("rendez-vous-du-jour", BUREAU)

    def _lire_puis_redemander(self, regard: Any, serveur: str, moment: str) -> None:
        page = regard.page
        regard.prendre(regard.TELEPHONE)
        page.goto(f"{serveur}/{VILLE}/ma-demande/rendez-vous/")
        assert "Ici, ce rendez-vous n’a lieu qu’une seule fois. Vous l’avez déjà eu." in lu(page)
        gestes.suivre(page, "main h3 a:has-text('Entretien individuel')")
        dit = lu(page)
        assert moment.replace("\u00a0", " ") in dit
        assert "deux communes de plus" in dit
        assert "Élargir les communes ou les types de logement" in dit
        regard.verifier("rendez-vous-tenu", TELEPHONE)
        page.goto(f"{serveur}/{VILLE}/ma-demande/rendez-vous/{VILLE}/entretien/")
        assert "Pas possible aujourd’hui" in lu(page)
        regard.verifier("rendez-vous-refuse", TELEPHONE)
