"""A name as it is compared: its words in plain letters, their usual transcriptions folded together, their sound."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

CACHE: Final = 200_000
APOSTROPHES: Final = re.compile(r"['’ʼʻ`´ʹ′]")
ARTICLES: Final = {"al", "d", "de", "des", "du", "e", "el", "et", "l", "la", "le", "les", "ul", "y"}
PARTICULES: Final = {"da", "del", "della", "den", "der", "di", "do", "dos", "van", "von"}
FILIATIONS: Final = {"ait", "ben", "bin", "ibn", "ould"}
LIAISONS: Final = ARTICLES | PARTICULES | FILIATIONS  # never enough to say that two names share a word
TRANSCRIPTIONS: Final = (  # in this order; the same person is written both ways by two clerks
    ("oeu", "eu"),
    ("oe", "o"),
    ("ae", "a"),
    ("ue", "u"),
    ("ou", "u"),
    ("w", "u"),
    ("y", "i"),
    ("sch", "ch"),
    ("sh", "ch"),
    ("dj", "j"),
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "g"),
    ("th", "t"),
    ("ck", "k"),
    ("q", "k"),
)
REDOUBLEES: Final = re.compile(r"(.)\1+(?=.)|([^e])\2+$")  # but a last « ée »: it tells Andrée from André
REPETEES: Final = re.compile(r"(.)\1+")
MOTS: Final = re.compile(r"[a-z0-9]+")
VOYELLES: Final = re.compile(r"[aeiouh]")


@lru_cache(CACHE)
def mots(texte: str) -> tuple[str, ...]:
    """Return the words of a name, in plain lower-case letters: `("lefevre", "martin")`."""
    sans = APOSTROPHES.sub("", texte)
    plat = sans if sans.isascii() else APOSTROPHES.sub("", anyascii(unicodedata.normalize("NFC", sans)))
    return tuple(MOTS.findall(plat.lower()))


@lru_cache(CACHE)
def plier(mot: str) -> str:
    """Return a word with its usual transcriptions folded: `strasse`, `straße` → `strase`; `youssef` → `iusef`."""
    for ecrit, lu in TRANSCRIPTIONS:
        mot = mot.replace(ecrit, lu)
    return REDOUBLEES.sub(_une_fois, mot)


@lru_cache(CACHE)
def plies(texte: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(plier(mot) for mot in mots(texte))


@lru_cache(CACHE)
def significatifs(texte: str) -> tuple[str, ...]:
    """Return the words that tell people apart: without `de`, `ben`, `el`…, unless there is nothing else."""
    tous = mots(texte)
    return tuple(mot for mot in tous if mot not in LIAISONS and len(mot) > 1) or tous


@lru_cache(CACHE)
def son(mot: str) -> str:
    """Return the consonants of a word behind its first letter: `mohamed`, `muhammad` → `md`."""
    durci = plier(mot).replace("z", "s").replace("c", "k").replace("v", "f")
    tete = "a" if durci[:1] in "aeiou" else durci[:1]
    suite = VOYELLES.sub("", durci[1:])
    return REPETEES.sub(_une_fois, f"{tete}{suite}")


def _une_fois(trouvee: re.Match[str]) -> str:
    return trouvee[0][0]
