"""Trace a rule: run it once on symbols, and get the expression it computes (its facts, its thresholds, its SQL).

A rule is a plain function of a row and a context that uses only `&`, `|`, comparisons and `+ - *`. Python's `and`,
`or`, `not`, `if`, `in` and chained comparisons ask a symbol for its truth: they are refused when the rule is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

Valeur = bool | int | date
Regle = Callable[[Any, Any], Any]

COMPARAISONS: Final = frozenset({"=", "<>", "<", "<=", ">", ">="})
ARITHMETIQUE: Final = frozenset({"+", "-", "*"})
LOGIQUE: Final = frozenset({"AND", "OR"})
ENTIER_64: Final = 2**63 - 1


class RegleRefusee(TypeError):
    """A rule does something that the interpreters could not all repeat."""


@dataclass(frozen=True, slots=True)
class Colonne:
    """What the tracer must know of a fact: its type and, for an integer, its bounds."""

    nature: type
    minimum: int = 0
    maximum: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Noeud:
    """One expression: an operation and its operands; `nom` and `valeur` only at the leaves."""

    operation: str
    operandes: tuple[Noeud, ...]
    nature: type
    etendue: tuple[int, int] = (0, 1)
    nom: str = ""
    valeur: Valeur | None = None

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise RegleRefusee("une règle n’emploie que & | et des comparaisons : ni and, or, not, if, in, ni a < b < c")

    def __and__(self, autre: object) -> Noeud:
        return _combiner("AND", self, autre)

    def __rand__(self, autre: object) -> Noeud:
        return _combiner("AND", autre, self)

    def __or__(self, autre: object) -> Noeud:
        return _combiner("OR", self, autre)

    def __ror__(self, autre: object) -> Noeud:
        return _combiner("OR", autre, self)

    def __eq__(self, autre: object) -> Noeud:  # type: ignore[override]
        return _combiner("=", self, autre)

    def __ne__(self, autre: object) -> Noeud:  # type: ignore[override]
        return _combiner("<>", self, autre)

    def __lt__(self, autre: object) -> Noeud:
        return _combiner("<", self, autre)

    def __le__(self, autre: object) -> Noeud:
        return _combiner("<=", self, autre)

    def __gt__(self, autre: object) -> Noeud:
        return _combiner(">", self, autre)

    def __ge__(self, autre: object) -> Noeud:
        return _combiner(">=", self, autre)

    def __add__(self, autre: object) -> Noeud:
        return _combiner("+", self, autre)

    def __radd__(self, autre: object) -> Noeud:
        return _combiner("+", autre, self)

    def __sub__(self, autre: object) -> Noeud:
        return _combiner("-", self, autre)

    def __rsub__(self, autre: object) -> Noeud:
        return _combiner("-", autre, self)

    def __mul__(self, autre: object) -> Noeud:
        return _combiner("*", self, autre)

    def __rmul__(self, autre: object) -> Noeud:
        return _combiner("*", autre, self)


class LigneTracee:
    """A row of symbols: any declared fact, nothing else."""

    def __init__(self, colonnes: Mapping[str, Colonne]) -> None:
        self._colonnes = colonnes

    def __getattr__(self, nom: str) -> Noeud:
        colonne = self._colonnes.get(nom)
        if colonne is None:
            raise RegleRefusee(f"le fait « {nom} » n’existe pas")
        return Noeud("fait", (), colonne.nature, (colonne.minimum, colonne.maximum), nom=nom)


class ContexteTrace:
    """A context of symbols around a real one: its thresholds become named constants."""

    def __init__(self, contexte: object) -> None:
        self._contexte = contexte

    def __getattr__(self, nom: str) -> Noeud:
        return constante(getattr(self._contexte, nom), nom=nom)


def tracer(regle: Regle, colonnes: Mapping[str, Colonne], contexte: object) -> Noeud:
    """Return the expression a rule computes; raises RegleRefusee for a rule the interpreters could not share."""
    resultat = regle(LigneTracee(colonnes), ContexteTrace(contexte))
    if not isinstance(resultat, Noeud):
        raise RegleRefusee("une règle doit rendre une expression des faits")
    return resultat


def constante(valeur: object, nom: str = "") -> Noeud:
    if isinstance(valeur, Noeud):
        return valeur
    if not isinstance(valeur, bool | int | date):
        raise RegleRefusee(
            f"une règle ne compare qu’à un entier, un booléen ou une date, pas à {type(valeur).__name__}"
        )
    etendue = (int(valeur), int(valeur)) if isinstance(valeur, int) else (0, 1)
    nature = bool if isinstance(valeur, bool) else int if isinstance(valeur, int) else date
    return Noeud("constante", (), nature, etendue, nom=nom, valeur=valeur)


def parcourir(noeud: Noeud) -> Iterator[Noeud]:
    """Yield the expression and all those inside it."""
    yield noeud
    for operande in noeud.operandes:
        yield from parcourir(operande)


def faits_lus(noeud: Noeud) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.nom for n in parcourir(noeud) if n.operation == "fait"))


def seuils_lus(noeud: Noeud) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.nom for n in parcourir(noeud) if n.operation == "constante" and n.nom))


def calcule(noeud: Noeud) -> bool:
    """Say whether the expression adds or multiplies: then narrow columns must be widened first."""
    return any(n.operation in ARITHMETIQUE for n in parcourir(noeud))


def _combiner(operation: str, gauche: object, droite: object) -> Noeud:
    a, b = constante(gauche), constante(droite)
    attendue = bool if operation in LOGIQUE else int if operation in ARITHMETIQUE else a.nature
    if (a.nature, b.nature) != (attendue, attendue):
        raise RegleRefusee(f"{a.nature.__name__} {operation} {b.nature.__name__} n’a pas de sens")
    if operation not in ARITHMETIQUE:
        return Noeud(operation, (a, b), bool)
    return Noeud(operation, (a, b), int, _etendue(operation, a.etendue, b.etendue))


def _etendue(operation: str, a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    calculs = {"+": int.__add__, "-": int.__sub__, "*": int.__mul__}
    extremes = [calculs[operation](x, y) for x in a for y in b]
    if max(map(abs, extremes)) > ENTIER_64:
        raise RegleRefusee("le calcul peut dépasser 64 bits")
    return min(extremes), max(extremes)
