"""The 2D-Doc of a tax notice, read field by field; a code that is badly read is never called false."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from seuil.regles.baremes import bareme, dates

DEBUT: Final = "DC"
FIN_DE_CHAMP: Final = "\x1d"
CHAMP_TRONQUE: Final = "\x1e"
FIN_DU_MESSAGE: Final = "\x1f"
SIGNES_DU_CHAMP: Final = 2
VERSION: Final = slice(2, 4)
AUTORITE: Final = slice(4, 8)
CERTIFICAT: Final = slice(8, 12)
TYPE: Final = slice(20, 22)
PARTS: Final = re.compile(r"[0-9]{1,3}(?:[,.][0-9]{1,2})?")


class Lecture(StrEnum):
    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NON_LUE = "non_lue"


class Signature(StrEnum):
    """Whether the signature was verified: no other word is said of it."""

    VERIFIEE = "verifiee"
    NON_VERIFIEE = "non_verifiee"


@dataclass(frozen=True, slots=True)
class LectureDeuxDDoc:
    """What the code of a notice says. Values are empty or None unless the reading is complete."""

    etat: Lecture
    autorite: str = ""
    certificat: str = ""
    annee: int | None = None
    rfr: int | None = None
    parts: Decimal | None = None
    declarant_1: str = ""
    declarant_2: str = ""
    reference: str = ""
    signature: Signature = Signature.NON_VERIFIEE

    @property
    def declarants(self) -> tuple[str, ...]:
        return tuple(nom for nom in (self.declarant_1, self.declarant_2) if nom)


def lire_2ddoc(texte: str, *, signature: Signature = Signature.NON_VERIFIEE) -> LectureDeuxDDoc:
    """Return what the text of a 2D-Doc says of a tax notice; never raises.

    `signature` is what the verification answered (`documents.controle.signature`).
    """
    table = _table(dates("codes_2ddoc")[-1])
    longueur = table.entetes.get(texte[VERSION]) if texte.startswith(DEBUT) else None
    if longueur is None or texte[TYPE] != table.type_avis:
        return LectureDeuxDDoc(Lecture.NON_LUE)
    message, fin, _ = texte.partition(FIN_DU_MESSAGE)
    lus = _champs(message[longueur:], table.longueurs) if fin else {}
    try:
        lecture = _lecture(texte, lus, signature)
    except ValueError:
        return LectureDeuxDDoc(Lecture.INCOMPLETE)
    return lecture if table.exiges <= set(lus) else LectureDeuxDDoc(Lecture.INCOMPLETE)


@dataclass(frozen=True, slots=True)
class _Table:
    entetes: MappingProxyType[str, int]
    type_avis: str
    exiges: frozenset[str]
    longueurs: MappingProxyType[str, tuple[str, int | None]]


def _champs(reste: str, longueurs: MappingProxyType[str, tuple[str, int | None]]) -> dict[str, str]:
    """Return the known fields by name; one that is not known ends at the next separator."""
    lus: dict[str, str] = {}
    while reste := reste.lstrip(FIN_DE_CHAMP + CHAMP_TRONQUE):
        code, reste = reste[:SIGNES_DU_CHAMP], reste[SIGNES_DU_CHAMP:]
        nom, longueur = longueurs.get(code, ("", None))
        fin = _fin(reste)
        if longueur is not None:
            fin = min(fin, longueur)
        if nom:
            lus[nom] = reste[:fin].strip()
        reste = reste[fin:]
    return lus


def _fin(reste: str) -> int:
    trouvees = [rang for separateur in (FIN_DE_CHAMP, CHAMP_TRONQUE) if (rang := reste.find(separateur)) >= 0]
    return min(trouvees, default=len(reste))


def _lecture(texte: str, lus: dict[str, str], signature: Signature) -> LectureDeuxDDoc:
    return LectureDeuxDDoc(
        Lecture.COMPLETE,
        autorite=texte[AUTORITE],
        certificat=texte[CERTIFICAT],
        annee=_entier(lus.get("annee")),
        rfr=_entier(lus.get("rfr")),
        parts=_parts(lus.get("parts")),
        declarant_1=lus.get("declarant_1", ""),
        declarant_2=lus.get("declarant_2", ""),
        reference=lus.get("reference", ""),
        signature=signature,
    )


def _entier(lu: str | None) -> int | None:
    """Return the number. Raises ValueError for what is none: the separators were lost on the way."""
    if lu is None:
        return None
    if not (lu.isascii() and lu.removeprefix("-").isdigit()):
        raise ValueError(lu)
    return int(lu)


def _parts(lu: str | None) -> Decimal | None:
    if lu is None:
        return None
    if not PARTS.fullmatch(lu):
        raise ValueError(lu)
    return Decimal(lu.replace(",", "."))


@lru_cache(maxsize=4)
def _table(depuis: date) -> _Table:
    contenu: dict[str, Any] = bareme("codes_2ddoc", depuis).contenu
    avis = contenu["avis"]
    longueurs = {champ["id"]: (champ["nom"], champ.get("longueur")) for champ in avis["champs"]}
    return _Table(
        MappingProxyType(contenu["entetes"]), avis["type"], frozenset(avis["exiges"]), MappingProxyType(longueurs)
    )
