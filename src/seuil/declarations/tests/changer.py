"""Change a registered demand as a person does it on its pages: what is not touched is sent back as it was shown."""

import re
from html import unescape
from typing import Any

from seuil.declarations.tests.saisies import saisie_de

PORTES = re.compile(r'name="(vu|montree)" value="([^"]*)"')


def montree(client: Any, adresse: str) -> dict[str, Any]:
    """Return what a page would send if nothing was touched."""
    reponse = client.get(adresse)
    assert reponse.status_code == 200, (adresse, reponse.status_code, reponse.get("Location"))
    portees = {nom: unescape(valeur) for nom, valeur in PORTES.findall(reponse.content.decode())}
    return {nom: dite for nom, dite in saisie_de(reponse.context["form"]).items() if dite is not None} | portees


def changer(client: Any, adresse: str, **champs: Any) -> Any:
    """Open a page, change these answers and send it; return where it leads."""
    return client.post(adresse, montree(client, adresse) | champs, follow=True)


def enregistrer(client: Any, sommaire: str) -> Any:
    """Save what changes, from the page that lists it."""
    page = client.get(sommaire).content.decode()
    portees = {nom: unescape(valeur) for nom, valeur in PORTES.findall(page)}
    return client.post(f"{sommaire}enregistrer/", portees, follow=True)
