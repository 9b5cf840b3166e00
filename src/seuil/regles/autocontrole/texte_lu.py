"""Months, days and page numbers found in the text of a document. What is not sure is left unread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from seuil.regles.ecriture import MOIS, sans_accents

_NOMS: Final = {sans_accents(nom): rang for rang, nom in enumerate(MOIS, 1)}
_NOM: Final = "|".join(_NOMS)
_AN: Final = r"((?:19|20)\d{2})"
EN_LETTRES: Final = re.compile(rf"\b(?:(\d{{1,2}})(?:er)? )?({_NOM})\s+{_AN}\b")
EN_CHIFFRES: Final = re.compile(rf"\b(\d{{1,2}})[/.-](\d{{1,2}})[/.-]{_AN}\b")
MOIS_EN_CHIFFRES: Final = re.compile(rf"(?<![\d/.-])(\d{{1,2}})[/.-]{_AN}\b")
PERIODE: Final = re.compile(r"\b(?:periode|mois de paie|paie du mois|paie de)\b[^\n]*")
PAGE: Final = re.compile(r"\bpages?\s*:?\s*(\d{1,3})\s*(?:/|sur)\s*(\d{1,3})\b")


def jours_lus(texte: str) -> tuple[date, ...]:
    """Return the days written in a text, in their order; an impossible one is left out."""
    nu = sans_accents(texte)
    trouves = [(vu.start(), vu[3], vu[2], vu[1]) for vu in EN_CHIFFRES.finditer(nu)]
    trouves += [(vu.start(), vu[3], str(_NOMS[vu[2]]), vu[1]) for vu in EN_LETTRES.finditer(nu) if vu[1]]
    return tuple(un for _, an, mois, quantieme in sorted(trouves) if (un := _jour(an, mois, quantieme)) is not None)


def mois_lus(pages: Iterable[str]) -> tuple[date, ...]:
    """Return the months of the payslips of a file, one a page, each by its first day, without repeats.

    The line that says the period decides; without it, the only month that the page writes; else it is left unread.
    """
    trouves = [_mois_de_la_page(sans_accents(page)) for page in pages]
    return tuple(dict.fromkeys(un for un in trouves if un is not None))


def pages_lues(pages: Iterable[str]) -> tuple[tuple[int, ...], int | None]:
    """Return the page numbers that the pages of a document bear (« 2/4 »), and how many it says it has."""
    vues = [(int(vu[1]), int(vu[2])) for page in pages for vu in PAGE.finditer(sans_accents(page))]
    totaux = {total for _, total in vues}
    return tuple(dict.fromkeys(rang for rang, _ in vues)), totaux.pop() if len(totaux) == 1 else None


def _mois_de_la_page(nu: str) -> date | None:
    for zone in (*PERIODE.findall(nu), nu):
        mois = _mois_ecrits(zone)
        if len(mois) == 1:
            return mois.pop()
        if mois:
            return None
    return None


def _mois_ecrits(zone: str) -> set[date]:
    lus = {_jour(vu[3], str(_NOMS[vu[2]]), "1") for vu in EN_LETTRES.finditer(zone)}
    lus |= {un.replace(day=1) for un in jours_lus(zone)}
    lus |= {_jour(vu[2], vu[1], "1") for vu in MOIS_EN_CHIFFRES.finditer(zone)}
    return {un for un in lus if un is not None}


def _jour(an: str, mois: str, quantieme: str) -> date | None:
    try:
        return date(int(an), int(mois), int(quantieme))
    except ValueError:
        return None
