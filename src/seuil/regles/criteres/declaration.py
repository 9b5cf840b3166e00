"""How a fact is declared: its type, unit, bounds, default, and the paper that proves it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any, Final

JAMAIS: Final = date(1900, 1, 1)
INCONNU: Final = -1
PREMIER_JOUR: Final = date(1900, 1, 1)
DERNIER_JOUR: Final = date(2199, 12, 31)
_CLE: Final = "fait"


@dataclass(frozen=True, slots=True)
class Fait:
    """One column of the narrow row: never null, always inside its bounds.

    `inconnu` is the value that stands for "not known" (JSON null), `None` when the fact is always known; `piece` is the
    paper that proves it, `None` when nothing has to be proven.
    """

    nom: str
    nature: type
    description: str
    unite: str
    minimum: int | date
    maximum: int | date
    defaut: bool | int | date | None
    inconnu: int | date | None
    piece: str | None
    codes: type[IntEnum] | None

    @property
    def est_obligatoire(self) -> bool:
        return self.defaut is None


def booleen(description: str, *, piece: str | None) -> Any:
    return _declarer(bool, description, "oui ou non", 0, 1, defaut=False, inconnu=None, piece=piece)


def entier(
    description: str, *, unite: str, maximum: int, piece: str | None, defaut: int = INCONNU, minimum: int = 0
) -> Any:
    """Declare a count or an amount in whole units; its default is « not known » (-1) unless said otherwise."""
    inconnu = INCONNU if defaut == INCONNU else None
    return _declarer(int, description, unite, minimum, maximum, defaut=defaut, inconnu=inconnu, piece=piece)


def jour(description: str, *, piece: str | None = None, jamais: bool = False) -> Any:
    """Declare a day; `jamais` lets it be absent (stored as 1 January 1900)."""
    sentinelle = JAMAIS if jamais else None
    return _declarer(
        date, description, "date", PREMIER_JOUR, DERNIER_JOUR, defaut=sentinelle, inconnu=sentinelle, piece=piece
    )


def code(description: str, codes: type[IntEnum], *, piece: str | None) -> Any:
    """Declare a code of a nomenclature; zero is « not known »."""
    return _declarer(int, description, "code", 0, max(codes), defaut=0, inconnu=0, piece=piece, codes=codes)


def fait_declare(nom: str, metadata: Any) -> Fait:
    return Fait(nom, *metadata[_CLE])


def _declarer(
    nature: type,
    description: str,
    unite: str,
    minimum: int | date,
    maximum: int | date,
    *,
    defaut: bool | int | date | None,
    inconnu: int | date | None,
    piece: str | None,
    codes: type[IntEnum] | None = None,
) -> Any:
    metadata = {_CLE: (nature, description, unite, minimum, maximum, defaut, inconnu, piece, codes)}
    if defaut is None:
        return field(metadata=metadata)
    return field(default=defaut, metadata=metadata)
