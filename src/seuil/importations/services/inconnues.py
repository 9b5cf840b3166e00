"""A key that the format does not know, or that is written twice in one object: what stands behind would be lost unseen.

Anywhere in a JSON text: a demand, or the people of a household.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from seuil.importations.services.forme import COLONNES, PERSONNE

DEMANDE: Final = frozenset(colonne.nom for colonne in COLONNES)
DU_FOYER: Final = frozenset(colonne.nom for colonne in PERSONNE)
INCONNUE: Final = "Cette clé n’est pas du format : corrigez-la, ou retirez-la."
DEUX_FOIS: Final = "Cette clé est écrite deux fois : gardez-en une seule."
SANS_NOM: Final = "(clé vide)"


def cles_fautives(textes: pl.Series) -> dict[str, pl.Series]:
    """Return, for each sentence, the key it speaks of in each demand or list of people; null where there is none.

    Only the first of a text is told. A text that is not JSON has none: it is told otherwise.
    """
    dites = [_premiere(texte) for texte in textes]
    return {
        phrase: pl.Series([dite[0] if dite and dite[1] == phrase else None for dite in dites], dtype=pl.String)
        for phrase in (INCONNUE, DEUX_FOIS)
    }


def _premiere(texte: str | None) -> tuple[str, str] | None:
    """Return the first such key and its sentence; each object is read as a tuple of its pairs, all of them kept."""
    try:
        lu = json.loads(texte or "null", object_pairs_hook=tuple, parse_int=str)
    except (ValueError, RecursionError):
        return None
    trouvee = next(_de_la_demande(lu) if isinstance(lu, tuple) else _du_foyer(lu, ""), None)
    return trouvee and (trouvee[0].encode(errors="replace").decode(), trouvee[1])


def _de_la_demande(paires: tuple[tuple[str, Any], ...]) -> Iterator[tuple[str, str]]:
    yield from _de_l_objet(paires, DEMANDE, "")
    yield from _du_foyer(dict(paires).get("personnes"), "personnes")


def _du_foyer(personnes: Any, ou: str) -> Iterator[tuple[str, str]]:
    for rang, personne in enumerate(personnes if isinstance(personnes, list) else ()):
        if isinstance(personne, tuple):
            yield from _de_l_objet(personne, DU_FOYER, f"{ou}[{rang}].")


def _de_l_objet(paires: tuple[tuple[str, Any], ...], connues: frozenset[str], ou: str) -> Iterator[tuple[str, str]]:
    lues = [cle for cle, _ in paires]
    if connues.issuperset(lues) and len(set(lues)) == len(lues):
        return
    for rang, cle in enumerate(lues):
        if cle not in connues:
            yield ou + (cle or SANS_NOM), INCONNUE
        elif cle in lues[:rang]:
            yield ou + cle, DEUX_FOIS
