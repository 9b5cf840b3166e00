"""How a fact is declared: its type, unit, bounds, default, who can establish it, and whether it is protected."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from seuil.regles.criteres.nomenclatures import CodeLisible

JAMAIS: Final = date(1900, 1, 1)
INCONNU: Final = -1
PREMIER_JOUR: Final = date(1900, 1, 1)
DERNIER_JOUR: Final = date(2199, 12, 31)
_CLE: Final = "fait"


class Etabli(StrEnum):
    """Who can establish a fact: until then it is only declared."""

    MENAGE = "menage"
    """The household's word is enough: nothing has to be proven."""
    DOCUMENT = "document"
    """A paper, seen by a person."""
    AUTORITE = "autorite"
    """A named authority: a tick, or a paper alone, says nothing of what it decided."""
    REGISTRE = "registre"
    """The register itself knows it."""


@dataclass(frozen=True, slots=True)
class Fait:
    """One column of the narrow row: never null, always inside its bounds.

    `inconnu` is the value that stands for "not known" (JSON null), `None` when the fact is always known; `piece` is the
    paper that proves it, `None` when nothing has to be proven. `autorite` names who alone can establish it, empty for
    the others. `protege`: read by someone else than those who follow the file, it may put a person in danger.
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
    codes: type[CodeLisible] | None
    etabli: Etabli
    autorite: str
    protege: bool

    @property
    def est_obligatoire(self) -> bool:
        return self.defaut is None


def booleen(description: str, *, piece: str | None, autorite: str = "", protege: bool = False) -> Any:
    """Declare a yes or no; with `autorite`, only that authority can make it true."""
    return _declarer(
        bool,
        description,
        "oui ou non",
        0,
        1,
        defaut=False,
        inconnu=None,
        piece=piece,
        autorite=autorite,
        protege=protege,
    )


def entier(
    description: str,
    *,
    unite: str,
    maximum: int,
    piece: str | None,
    defaut: int = INCONNU,
    minimum: int = 0,
    registre: bool = False,
) -> Any:
    """Declare a count or an amount in whole units; its default is « not known » (-1) unless said otherwise."""
    inconnu = INCONNU if defaut == INCONNU else None
    return _declarer(
        int, description, unite, minimum, maximum, defaut=defaut, inconnu=inconnu, piece=piece, registre=registre
    )


def jour(description: str, *, piece: str | None = None, jamais: bool = False) -> Any:
    """Declare a day; without a paper the register knows it; `jamais` lets it be absent (stored as 1 January 1900)."""
    sentinelle = JAMAIS if jamais else None
    return _declarer(
        date,
        description,
        "date",
        PREMIER_JOUR,
        DERNIER_JOUR,
        defaut=sentinelle,
        inconnu=sentinelle,
        piece=piece,
        registre=piece is None,
    )


def code(description: str, codes: type[CodeLisible], *, piece: str | None) -> Any:
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
    codes: type[CodeLisible] | None = None,
    autorite: str = "",
    protege: bool = False,
    registre: bool = False,
) -> Any:
    etabli = _qui_etablit(piece, autorite, registre=registre)
    declare = (nature, description, unite, minimum, maximum, defaut, inconnu, piece, codes, etabli, autorite, protege)
    metadata = {_CLE: declare}
    if defaut is None:
        return field(metadata=metadata)
    return field(default=defaut, metadata=metadata)


def _qui_etablit(piece: str | None, autorite: str, *, registre: bool) -> Etabli:
    if autorite:
        return Etabli.AUTORITE
    if piece:
        return Etabli.DOCUMENT
    return Etabli.REGISTRE if registre else Etabli.MENAGE
