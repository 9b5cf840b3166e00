"""What a text takes of the law: the deadlines that it names between braces, as the territory has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Final

from django.utils.translation import ngettext

from seuil.regles.delais import Delais
from seuil.regles.ecriture import ESPACE, entier
from seuil.territoires.nomenclatures import mois_dits

TROU: Final = re.compile(r"\{([a-z0-9_]+)\}")


def _jours_dits(nombre: int) -> str:
    dit = ngettext("%(nombre)s jour", "%(nombre)s jours", nombre) % {"nombre": entier(nombre)}
    return dit.replace(" ", ESPACE)


UNITES: Final[Mapping[str, Callable[[int], str]]] = {"mois": mois_dits, "jours": _jours_dits}


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
    """Return the count that a deadline gives, with its unit, in the language of the moment."""
    dire = UNITES.get(nom.rsplit("_", 1)[-1], entier)
    return dire(valeur)
