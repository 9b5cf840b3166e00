"""The hour on the wall of a département: its legal time, summer time included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from seuil.regles.baremes import bareme


@dataclass(frozen=True, slots=True)
class Fuseau:
    """A zone of the IANA table, and how a sentence names its hour."""

    zone: ZoneInfo
    nom: str
    est_de_paris: bool


def fuseau(departement: str, le: date) -> Fuseau:
    """Return the legal time of a département, "" for that of Paris. Raises BaremeInconnu before the first table."""
    return _fuseau(departement, bareme("fuseaux", le).depuis)


@lru_cache(maxsize=128)
def _fuseau(departement: str, depuis: date) -> Fuseau:
    contenu = bareme("fuseaux", depuis).contenu
    hexagone = contenu["hexagone"]
    ligne = contenu["departements"].get(departement, hexagone)
    return Fuseau(ZoneInfo(ligne["zone"]), ligne["nom"], ligne["zone"] == hexagone["zone"])
