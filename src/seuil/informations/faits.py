"""What a text takes of the law: the deadlines that it names between braces, as the territory has them."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Final

from seuil.regles.delais import Delais
from seuil.regles.ecriture import compte, entier

TROU: Final = re.compile(r"\{([a-z0-9_]+)\}")
UNITES: Final = {"mois": ("mois", "mois"), "jours": ("jour", "jours")}


class TexteIllisible(ValueError):
    """The text names a deadline that the law does not know."""


def delais_cites(texte: str) -> set[str]:
    """Return the deadlines that a text names between braces."""
    return set(TROU.findall(texte))


def inconnus(texte: str) -> list[str]:
    """Return the deadlines that a text names and that no rule has."""
    return sorted(delais_cites(texte) - {champ.name for champ in fields(Delais)})


def remplir(texte: str, regles: Delais) -> str:
    """Put the deadlines of a territory where a text names them. Raises TexteIllisible."""
    if absents := inconnus(texte):
        raise TexteIllisible(f"Aucun délai ne s’appelle « {absents[0]} ».")
    return TROU.sub(lambda trou: _dit(trou[1], getattr(regles, trou[1])), texte)


def _dit(nom: str, valeur: int) -> str:
    un, plusieurs = UNITES.get(nom.rsplit("_", 1)[-1], ("", ""))
    return compte(valeur, un, plusieurs) if un else entier(valeur)
