"""The invented world of each town, read from its file: the demonstration names no town in its code."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from seuil.acteurs.models import Guichet
from seuil.territoires.models import Territoire

DONNEES = Path(__file__).parent / "donnees" / "villes"
INVENTE = "Exemple inventé pour la démonstration"


@dataclass(frozen=True, slots=True)
class Ville:
    """What a file says; ``code`` is the territory's."""

    code: str
    dit: dict[str, Any]

    @property
    def territoire(self) -> Territoire:
        """The territory, as the reference data loaded it."""
        return Territoire.objects.select_related("ressort").get(pk=self.code)

    @property
    def guichet(self) -> Guichet:
        """The desk that registered the invented demands."""
        return Guichet.objects.get(pk=self.dit["guichet"])


@cache
def villes() -> tuple[Ville, ...]:
    """Return the towns of the demonstration, the fullest first."""
    lues = [tomllib.loads(chemin.read_text(encoding="utf-8")) for chemin in DONNEES.glob("*.toml")]
    rangees = sorted(lues, key=lambda dit: (-dit["demandes"], dit["territoire"]))
    return tuple(Ville(dit["territoire"], dit) for dit in rangees)
