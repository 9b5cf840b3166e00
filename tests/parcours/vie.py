"""What a demand lives, one gesture after the other: it is made, opened, changed, read again."""

from pathlib import Path
from typing import Any

from tests.parcours import gestes, menage
from tests.parcours.foyers import Foyer


def deposer(page: Any, serveur: str, tmp_path: Path, foyer: Foyer) -> tuple[str, str]:
    """Ask, and note the code; return the number and the code."""
    menage.commencer(page, serveur, foyer.ville)
    menage.marcher(page, foyer.reponses, foyer.personnes)
    menage.envoyer(page, tmp_path)
    numero, code = menage.numero_et_code(page)
    gestes.suivre(page, "button:has-text('noté mon code')")
    return numero.replace(" ", ""), code


def lu(page: Any) -> str:
    """Return the words of the page."""
    return " ".join(page.inner_text("main").replace("\u00a0", " ").split())


def ouvrir_un_evenement(page: Any, serveur: str, ville: str, nom: str) -> None:
    """Go from one's page to what happened."""
    page.goto(f"{serveur}/{ville}/ma-demande/changer/")
    gestes.suivre(page, f"main a:has-text('{nom}')")


def foyer(page: Any, serveur: str, ville: str) -> str:
    """Return who lives in the home, as the page of a death asks it."""
    ouvrir_un_evenement(page, serveur, ville, "Un décès")
    return lu(page)


def cle_de(page: Any, prenom: str) -> str:
    """Return the key of the row that names a person."""
    return str(page.get_attribute(f"label:has-text('{prenom}') >> xpath=..//input", "value"))


def changer(page: Any, **reponses: Any) -> None:
    """Answer the page that is open, and send it."""
    menage.repondre(page, reponses)
    gestes.suivre(page, "main button.btn-primary:has-text('Continuer')")


def enregistrer(page: Any) -> str:
    """Save what changes; return what the page says."""
    gestes.suivre(page, "button:has-text('Enregistrer ces changements')")
    return lu(page)
