"""Free words that may tell a ground the law forbids: they warn whoever writes them, a person decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from seuil.regles.baremes import bareme
from seuil.regles.ecriture import mots_nus
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, oui

LOI_1989: Final = Texte("loi n° 89-462, art. 1er", Certitude.VERIFIE)
CHIFFRES: Final = "0chiffres0"


@dataclass(frozen=True, slots=True)
class Interdit:
    """A ground that no decision may rest on: its name, and what its words look like in plain letters."""

    code: str
    libelle: str
    mots: re.Pattern[str]
    sauf: re.Pattern[str] | None


def alerte(texte: str, le: date) -> Verdict:
    """Return oui for words that tell no forbidden ground that we know, à préciser with the words and the ground."""
    trouves = [
        (interdit, lus)
        for interdit in _interdits(bareme("mots_interdits", le).depuis)
        if (lus := _lus(interdit, texte))
    ]
    if not trouves:
        return oui("Aucun mot à revoir.")
    phrases = [f"« {lus} » peut évoquer {interdit.libelle}" for interdit, lus in trouves]
    return a_preciser(
        f"{' ; '.join(phrases)} : la loi interdit de refuser un logement pour cette raison.", texte=LOI_1989
    )


def _lus(interdit: Interdit, texte: str) -> str:
    """Return the words of the text that tell the ground, as written in plain letters; empty when none does."""
    nu = _nu(texte)
    if interdit.sauf:
        nu = interdit.sauf.sub(" ", nu)
    trouve = interdit.mots.search(nu)
    return trouve.group().strip() if trouve else ""


def _nu(texte: str) -> str:
    """Return lower-case words without accents, one space around each."""
    return f" {mots_nus(texte)} "


@lru_cache(maxsize=8)
def _interdits(depuis: date) -> tuple[Interdit, ...]:
    contenu = bareme("mots_interdits", depuis).contenu
    return tuple(
        Interdit(code, ligne["libelle"], _motif(ligne["mots"]), _motif(ligne["sauf"]) if ligne["sauf"] else None)
        for code, ligne in contenu.items()
        if code != "source"
    )


def _motif(mots: list[str]) -> re.Pattern[str]:
    formes = sorted((_forme(mot) for mot in mots), key=len, reverse=True)
    return re.compile(f"(?<= )(?:{'|'.join(formes)})(?= )")


def _forme(mot: str) -> str:
    """Return what a word of the table matches: `*` ends a stem, `#` is a number."""
    nu = _nu(mot.replace("*", "").replace("#", CHIFFRES)).strip()
    forme = re.escape(nu).replace(r"\ ", " ").replace(CHIFFRES, "[0-9]+")
    return forme + ("[a-z0-9]*" if mot.endswith("*") else "")
