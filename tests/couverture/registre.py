"""The facts of each guide, the lines that say them, and the lines that hold none.

``faits/<town>.csv``: `id;lignes;dit;preuve`; ``sans_fait/<town>.csv``: `lignes;pourquoi`; ``chiffres/<town>.csv``: the
numbers that each written line of the guide prints, so that they are compared where the guides are not at hand.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ICI = Path(__file__).parent
SOURCES = ICI.parents[2] / "shared" / "sources"
VILLES = ("compiegne", "dugny", "nancy", "ronchin", "villemoisson")
NOMBRE = re.compile(r"\d+")


@dataclass(frozen=True)
class Fait:
    """A fact: ``preuve`` are the fragments that one sentence or one row of a page holds together."""

    code: str
    lignes: frozenset[int]
    dit: str
    preuve: tuple[str, ...]

    def est_dans(self, bloc: str) -> bool:
        """Say whether a block already simplified holds the whole proof."""
        return all(fragment in bloc for fragment in self.preuve)


def simplifier(texte: str) -> str:
    """Return a text without case, accents, typographic apostrophes nor any space that differs."""
    nu = unicodedata.normalize("NFKD", texte.replace("’", "'").replace("œ", "oe").replace("−", "-"))
    lettres = "".join(c for c in nu if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"(?<=\d)\s+(?=\d{3}(?!\d))", "", lettres).split())


def numeros(ecrits: str) -> Iterator[int]:
    """Yield the numbers of `57-59,81`."""
    for part in ecrits.replace(" ", "").split(","):
        debut, _, fin = part.partition("-")
        yield from range(int(debut), int(fin or debut) + 1)


@cache
def faits(ville: str) -> tuple[Fait, ...]:
    """Return the facts of a town's guide."""
    return tuple(
        Fait(
            ligne["id"],
            frozenset(numeros(ligne["lignes"])),
            ligne["dit"],
            tuple(simplifier(fragment) for fragment in ligne["preuve"].split(" + ")),
        )
        for ligne in _lire(f"faits/{ville}.csv")
    )


@cache
def sans_fait(ville: str) -> dict[int, str]:
    """Return why each of these lines holds no fact."""
    return {n: ligne["pourquoi"] for ligne in _lire(f"sans_fait/{ville}.csv") for n in numeros(ligne["lignes"])}


def chiffres(ville: str) -> dict[int, tuple[str, ...]]:
    """Return the numbers of each written line of the guide."""
    return {int(ligne["ligne"]): tuple(ligne["chiffres"].split()) for ligne in _lire(f"chiffres/{ville}.csv")}


def relever(ville: str) -> dict[int, tuple[str, ...]]:
    """Read the same in the guide itself."""
    lignes = (SOURCES / f"{ville}.txt").read_text(encoding="utf-8").split("\n")
    return {n: tuple(NOMBRE.findall(simplifier(ligne))) for n, ligne in enumerate(lignes, 1) if ligne.strip()}


def ecarts_de_chiffres(fait: Fait, imprimes: dict[int, tuple[str, ...]]) -> list[str]:
    """Return the numbers of a fact that its lines do not print; `8 h 30` and `8h30` print the same."""
    source = "".join("".join(imprimes.get(n, ())) for n in sorted(fait.lignes))
    seuls = {un for n in fait.lignes for un in imprimes.get(n, ())}
    dits = [un for fragment in fait.preuve for un in NOMBRE.findall(fragment)]
    return [un for un in dits if un not in seuls and un not in source]


def _lire(chemin: str) -> list[dict[str, str]]:
    with (ICI / chemin).open(encoding="utf-8", newline="") as ouvert:
        return list(csv.DictReader(ouvert, delimiter=";", strict=True))
