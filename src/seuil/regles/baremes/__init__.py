"""Dated tables of the law: one file per entry into force, named after its date."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from seuil.regles import ecriture
from seuil.regles.textes import Source, lire_source

DOSSIER: Final = Path(__file__).parent


class BaremeInconnu(LookupError):
    """No table of this family was in force on that day."""


@dataclass(frozen=True, slots=True)
class Bareme:
    """A table as read: the day it enters into force, its source, its content."""

    famille: str
    depuis: date
    source: Source
    contenu: dict[str, Any]


def dates(famille: str) -> tuple[date, ...]:
    """Return the entries into force known for a family, oldest first."""
    return _dates(famille)


def bareme(famille: str, le: date) -> Bareme:
    """Return the table in force on a day; raises BaremeInconnu before the first one."""
    anterieures = [jour for jour in _dates(famille) if jour <= le]
    if not anterieures:
        connus = _dates(famille)
        debut = f" : le premier est du {ecriture.jour(connus[0])}" if connus else ""
        raise BaremeInconnu(f"Aucun barème « {famille} » n’est connu au {ecriture.jour(le)}{debut}.")
    return _lire(famille, anterieures[-1])


@lru_cache(maxsize=256)
def _dates(famille: str) -> tuple[date, ...]:
    return tuple(sorted(date.fromisoformat(fichier.stem) for fichier in (DOSSIER / famille).glob("*.toml")))


@lru_cache(maxsize=256)
def _lire(famille: str, depuis: date) -> Bareme:
    fichier = DOSSIER / famille / f"{depuis.isoformat()}.toml"
    contenu = tomllib.loads(fichier.read_text(encoding="utf-8"))
    return Bareme(famille, depuis, lire_source(contenu, fichier=f"{famille}/{fichier.name}"), contenu)
