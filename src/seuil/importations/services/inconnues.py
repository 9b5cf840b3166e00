"""A key that the format does not know, anywhere in a JSON text: what stands behind it would be lost unseen."""

from __future__ import annotations

import json
from typing import Any, Final

import polars as pl

from seuil.importations.services.forme import COLONNES, PERSONNE

DEMANDE: Final = frozenset(colonne.nom for colonne in COLONNES)
DU_FOYER: Final = frozenset(colonne.nom for colonne in PERSONNE)
PHRASE: Final = "Cette clé n’est pas du format : corrigez-la, ou retirez-la."


def cles_inconnues(textes: pl.Series) -> pl.Series:
    """Return, for each demand or list of people written in JSON, its first unknown key; null when all are known.

    A text that is not JSON has none: it is told otherwise.
    """
    dites = (_inconnue(texte) for texte in textes)
    return pl.Series([dite and dite.encode(errors="replace").decode() for dite in dites], dtype=pl.String)


def _inconnue(texte: str | None) -> str | None:
    try:
        lu = json.loads(texte or "null")
    except (ValueError, RecursionError):
        return None
    if isinstance(lu, dict):
        return next((cle for cle in lu if cle not in DEMANDE), None) or _du_foyer(lu.get("personnes"), "personnes")
    return _du_foyer(lu, "")


def _du_foyer(personnes: Any, ou: str) -> str | None:
    for rang, personne in enumerate(personnes if isinstance(personnes, list) else ()):
        inconnues = (cle for cle in personne if cle not in DU_FOYER) if isinstance(personne, dict) else ()
        for cle in inconnues:
            return f"{ou}[{rang}].{cle}"
    return None
