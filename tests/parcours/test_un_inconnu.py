"""Who is not the household, and who may be looked over the shoulder: a stranger with the number, « Quitter vite »."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.parcours import gestes, menage
from tests.parcours.foyers import ETUDIANT
from tests.parcours.vie import deposer, lu

pytestmark = pytest.mark.navigateur
# Nobody else of the stories has these names: a second demand of the same people would wait for a desk.
TITULAIRE, PRESSEE = (
    replace(ETUDIANT, reponses=ETUDIANT.reponses | {"identite": ETUDIANT.reponses["identite"] | {"prenom": prenom}})
    for prenom in ("Timéo", "Maëlys")
)
TELEPHONE = "06 00 00 00 00"
DE_PERSONNE = "0541126999999GDPUB"
FAUX_CODE = "AAAABBBBCC"


def essayer(page: Any, serveur: str, numero: str) -> str:
    """Try a guessed code with a number; return what the page says, that number left out."""
    menage.entrer(page, serveur, TITULAIRE.ville, numero, FAUX_CODE)
    return lu(page).replace(numero, "")


def demander_un_code(page: Any, serveur: str, numero: str) -> str:
    """Ask that a short code be sent for a number; return what the page says."""
    page.context.clear_cookies()
    page.goto(f"{serveur}/{TITULAIRE.ville}/connexion/code/")
    page.fill("[name=numero]", numero)
    gestes.suivre(page, "button:has-text('Recevoir un code')")
    return lu(page)


class TestUnInconnu:
    def test_ne_change_pas_un_contact_avec_le_numero_unique(self, regard: Any, serveur: str, tmp_path: Path) -> None:
        """It is sent to the door, and told there what it would be told of a number that nobody has."""
        page, joindre = regard.page, f"{serveur}/{TITULAIRE.ville}/ma-demande/changer/joindre/"
        numero, code = deposer(page, serveur, tmp_path, TITULAIRE)

        page.context.clear_cookies()
        page.goto(joindre)
        assert "/connexion/" in page.url
        refus = essayer(page, serveur, numero)
        regard.verifier("inconnu-refuse")
        assert "Ce numéro et ce code ne vont pas ensemble." in refus
        assert refus == essayer(page, serveur, DE_PERSONNE)
        assert demander_un_code(page, serveur, numero) == demander_un_code(page, serveur, DE_PERSONNE)
        page.goto(joindre)
        assert "/connexion/" in page.url

        menage.entrer(page, serveur, TITULAIRE.ville, numero, code)
        page.goto(joindre)
        assert page.input_value("[name=telephone]").split() == TELEPHONE.split()


class TestQuitterVite:
    def test_ne_laisse_pas_la_page_derriere_le_bouton_retour(self, regard: Any, serveur: str, tmp_path: Path) -> None:
        page, ville = regard.page, PRESSEE.ville
        deposer(page, serveur, tmp_path, PRESSEE)
        page.goto(f"{serveur}/{ville}/ma-demande/coordonnees/")
        vers = page.get_attribute("a[data-sortie]", "href")
        page.context.route(f"{vers}**", lambda route: route.fulfill(content_type="text/html", body="<h1>Ailleurs</h1>"))

        gestes.suivre(page, "a[data-sortie]")
        assert page.url == vers
        page.go_back()

        assert "coordonnees" not in page.url
