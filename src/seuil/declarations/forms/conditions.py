"""When a page is put, as data: a question follows from the answers before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Si:
    """True when the answer of ``champ`` is, or holds, one of ``parmi``; yes and no read « oui » and « non »."""

    champ: str
    parmi: frozenset[str]
    sauf: bool = False

    def est_vraie(self, dites: Mapping[str, Any]) -> bool:
        """Judge the answers given so far; a question never put leaves its condition false."""
        if self.champ not in dites:
            return False
        valeur = dites[self.champ]
        dits = set(valeur) if isinstance(valeur, list) else {_en_mot(valeur)}
        return dits.isdisjoint(self.parmi) if self.sauf else not dits.isdisjoint(self.parmi)


def si(champ: str, *parmi: str) -> Si:
    """Return the condition of an answer among these."""
    return Si(champ, frozenset(map(str, parmi)))


def sauf_si(champ: str, *parmi: str) -> Si:
    """Return the condition of an answer among none of these."""
    return Si(champ, frozenset(map(str, parmi)), sauf=True)


def _en_mot(valeur: Any) -> str:
    return {True: "oui", False: "non"}.get(valeur, str(valeur)) if isinstance(valeur, bool) else str(valeur)
