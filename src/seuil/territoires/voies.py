"""The State's address service (Base adresse nationale, GeoJSON of `geocodage/search`), asked only when configured.

A household never waits for it: no answer, a slow one, another shape mean no suggestion, and the address is typed.
"""

import json
from http.client import HTTPException
from typing import Any, Final
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

DELAI_SECONDES: Final = 1.5
NOMBRE: Final = 6
REPONSE_MAXIMUM: Final = 200_000  # bytes


def est_ouvert() -> bool:
    """Say whether this installation asks the State's service."""
    return bool(settings.ADRESSES_DE_L_ETAT)


def chercher_adresses(saisie: str) -> list[dict[str, str]]:
    """Return ``{"ecrit", "libelle", "lieu"}``: number and street, the whole line, the town with its postal code."""
    question = urlencode({"q": saisie, "limit": NOMBRE, "autocomplete": 1})
    demande = Request(f"{settings.ADRESSES_DE_L_ETAT}?{question}", headers={"Accept": "application/json"})
    try:
        with urlopen(demande, timeout=DELAI_SECONDES) as reponse:
            lue = json.loads(reponse.read(REPONSE_MAXIMUM))
        return [ligne for trait in lue["features"] if (ligne := _ligne(trait["properties"]))][:NOMBRE]
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return []


def _ligne(dite: dict[str, Any]) -> dict[str, str]:
    """Return an address, nothing for a whole town, which the next field asks."""
    if dite.get("type") not in ("housenumber", "street", "locality"):
        return {}
    nom, code, ville = (str(dite[cle]) for cle in ("name", "postcode", "city"))
    return {"ecrit": nom, "libelle": f"{nom}, {code} {ville}", "lieu": f"{ville} ({code})"}
