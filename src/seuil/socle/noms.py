"""A person's name as it is kept: one writing of each sign, whatever keyboard, PDF or spreadsheet it came from."""

import re
import unicodedata
from typing import Final

NOM_MAX: Final = 80  # the State's file holds 36: what is longer is cut there, never here

APOSTROPHE, TRAIT, ESPACE = "’", "-", " "
SIGNES: Final = {
    **dict.fromkeys("'`´‘ʹʻʼ′＇", APOSTROPHE),
    **dict.fromkeys("‐‑‒–−﹣－", TRAIT),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t", ESPACE),
    "\u00ad": "",  # a hyphen that shows only where a line is cut
    "\ufeff": "",
}
LIANTS: Final = "\u200c\u200d"  # they join or part letters where a script asks it, and say nothing elsewhere
COURANTS: Final = r"[A-Za-zÀ-ÖØ-öø-ÿŒœŸ][A-Za-zÀ-ÖØ-öø-ÿŒœŸ’\-]*(?: [A-Za-zÀ-ÖØ-öø-ÿŒœŸ’\-]+)*"
_SIGNES: Final = str.maketrans(SIGNES)
_COMPATIBLES: Final = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\uff21-\uff5a]")
_MARQUES: Final = {"Mn", "Mc", "Me"}
_DANS_UN_NOM: Final = frozenset(f"{ESPACE}.{APOSTROPHE}{TRAIT}")
_SANS_LIANT: Final = ("LATIN", "GREEK", "CYRILLIC")


def normaliser(nom: str) -> str:
    """Return the name in NFC, with the house's apostrophe, hyphen and space, without what is not seen.

    Letters copied from a PDF as one drawing (`ﬁ`) become letters again.
    """
    courant = _COMPATIBLES.sub(lambda vu: unicodedata.normalize("NFKC", vu[0]), nom).translate(_SIGNES)
    return " ".join(_sans_liant_inutile(unicodedata.normalize("NFC", courant)).split())


def est_un_nom(nom: str) -> bool:
    """Say whether a normalised name is made of letters of any script, their vowel signs, spaces, hyphens, apostrophes.

    It begins with a letter; a sign stands on a letter, never alone.
    """
    precedent = ""
    for rang, signe in enumerate(nom):
        categorie = unicodedata.category(signe)
        if categorie[0] != "L" and not (
            rang and (signe in _DANS_UN_NOM or signe in LIANTS or (categorie in _MARQUES and _porte(precedent)))
        ):
            return False
        precedent = signe
    return bool(nom)


def _porte(signe: str) -> bool:
    """Say whether a vowel sign may stand on that one."""
    return unicodedata.category(signe)[0] in "LM" or signe in LIANTS


def _sans_liant_inutile(nom: str) -> str:
    """Drop the joiners that do not stand after a letter or a sign of a script that uses them (Arabic, Devanagari…)."""
    if not any(liant in nom for liant in LIANTS):
        return nom
    gardes = ""
    for signe in nom:
        if signe not in LIANTS or _veut_un_liant(gardes[-1:]):
            gardes += signe
    return gardes.rstrip(LIANTS)


def _veut_un_liant(signe: str) -> bool:
    if not signe or unicodedata.category(signe)[0] not in "LM":
        return False
    return not unicodedata.name(signe, "").startswith(_SANS_LIANT)
