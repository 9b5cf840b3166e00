"""How amounts and days are written inside the French sentences of the rules."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from decimal import Decimal
from typing import Final

ESPACE_FINE: Final = "\u202f"
ESPACE: Final = "\u00a0"
MOIS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
_PAS_UN_MOT: Final = re.compile(r"[^a-z0-9]+")


def gettext_noop(phrase: str) -> str:
    """Mark a sentence of the rules for translation: the rules write it in French, the portal says it as one reads."""
    return phrase


def entier(nombre: int) -> str:
    return f"{nombre:,}".replace(",", ESPACE_FINE)


def euros(montant: int | Decimal) -> str:
    """Return `21 000 €` with the no-break spaces of French typography, `47,49 €` when there are cents."""
    entiere, _, centimes = f"{montant:.2f}".partition(".")
    return f"{entier(int(entiere))}{'' if centimes == '00' else f',{centimes}'}{ESPACE}€"


def heure(a: time) -> str:
    """Return `9 h 05` with spaces that do not break."""
    return f"{a.hour}\u00a0h\u00a0{a.minute:02d}"


def heure_courte(a: time) -> str:
    """Return `9 h`, `9 h 30`: an opening hour, as one says it."""
    return heure(a) if a.minute else f"{a.hour}\u00a0h"


def jour(le: date) -> str:
    return f"{le.day:02d}/{le.month:02d}/{le.year:04d}"


def mois(le: date) -> str:
    """Return `octobre 2026`."""
    return f"{MOIS[le.month - 1]} {le.year:04d}"


def jour_connu(connu: str) -> str:
    """Return a day of ISO 8601 as far as it is known: `14/03/1992`, `03/1992`, `1992`."""
    return "/".join(reversed(connu.split("-")))


def quand(connu: str) -> str:
    """Return a day of ISO 8601 inside a sentence: `le 14/03/1992`; `en 03/1992` or `en 1992` when no more is known."""
    return f"{'le' if connu.count('-') == 2 else 'en'} {jour_connu(connu)}"


def compte(nombre: int, singulier: str, pluriel: str) -> str:
    """Return `1 personne`, `2 personnes`: plural from two, as in French."""
    return f"{entier(nombre)}{ESPACE}{singulier if nombre < 2 else pluriel}"


def minuscule(phrase: str) -> str:
    """Return a sentence as it follows a colon: `Parent isolé` → `parent isolé`, an acronym stays as it is."""
    if len(phrase) > 1 and phrase[1].isupper():
        return phrase
    return phrase[:1].lower() + phrase[1:]


def majuscule(phrase: str) -> str:
    """Return a sentence as it begins."""
    return f"{phrase[:1].upper()}{phrase[1:]}"


def sans_accents(texte: str) -> str:
    """Return a text in lower case, without accents: `Août` → `aout`."""
    simple = unicodedata.normalize("NFKD", texte.lower().replace("œ", "oe"))
    return "".join(signe for signe in simple if not unicodedata.combining(signe))


def mots_nus(texte: str) -> str:
    """Return the words of a text in plain letters and digits, one space between them."""
    return _PAS_UN_MOT.sub(" ", sans_accents(texte)).strip()
