"""Demands in an order, read a few at a time from anywhere in it: a position is the keys of a row, never its rank.

An order is one or several `Suite`, one after the other: those that have a score, then those that have none. Each is
read along an index, in one direction or the other, from a position that the next page names again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, Final

from django.db.models import Q, QuerySet

PAR_LOT: Final = 2_000
Cles = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Suite:
    """Rows in the order of ``cles``, the demand's key last: what makes the order whole.

    ``tranches``: parts of the rows that an index keeps in order apart, merged as they are read.
    """

    rangees: QuerySet[Any]
    cles: Sequence[str]
    croissant: bool
    tranches: Sequence[Q] = (Q(),)

    def lire(self, nombre: int, depuis: Cles | None, *, arriere: bool) -> list[int]:
        """Return the demands that follow a position, or precede it, the nearest first."""
        return [cles[-1] for cles in self.lignes(nombre, depuis, arriere=arriere)]

    def lignes(self, nombre: int, depuis: Cles | None, *, arriere: bool) -> list[Cles]:
        """Return the same by all their keys: the last is where to go on from."""
        croit = self.croissant is not arriere
        suivantes = self.rangees if depuis is None else self.rangees.filter(_au_dela(self.cles, depuis, croit=croit))
        ordonnees = suivantes.order_by(*(cle if croit else f"-{cle}" for cle in self.cles)).values_list(*self.cles)
        lues = [ordonnees.filter(tranche)[:nombre] for tranche in self.tranches]
        return list(islice(merge(*lues, reverse=not croit), nombre))

    def parcourir(self) -> Iterator[int]:
        """Yield every demand in its order, read along a cursor of the database: none is held here."""
        ordre = [cle if self.croissant else f"-{cle}" for cle in self.cles]
        ordonnees = self.rangees.order_by(*ordre).values_list(*self.cles)
        lues = [ordonnees.filter(tranche).iterator(chunk_size=PAR_LOT) for tranche in self.tranches]
        for cles in merge(*lues, reverse=not self.croissant):
            yield cles[-1]

    def position(self, demande: int) -> Cles | None:
        """Return the keys of a demand, None when it is not there."""
        trouvees = self.rangees.filter(**{self.cles[-1]: demande}).values_list(*self.cles)
        return trouvees.first()


@dataclass(frozen=True, slots=True)
class Page:
    """The demands of a page, in their order; what can be asked before it and after it."""

    demandes: list[int]
    a_une_precedente: bool
    a_une_suivante: bool


def lire_une_page(suites: Sequence[Any], nombre: int, *, depuis: tuple[int, Cles] | None, arriere: bool) -> Page:
    """Return ``nombre`` demands after a position (the rank of its suite, its keys), or before it.

    A page that would begin before the first one is the first one, whole.
    """
    lues = list(islice(suivre(suites, nombre + 1, depuis=depuis, arriere=arriere), nombre + 1))
    deborde = len(lues) > nombre
    if arriere and not deborde:
        return lire_une_page(suites, nombre, depuis=None, arriere=False)
    if arriere:
        return Page(lues[:nombre][::-1], a_une_precedente=True, a_une_suivante=True)
    return Page(lues[:nombre], a_une_precedente=depuis is not None, a_une_suivante=deborde)


def suivre(suites: Sequence[Any], nombre: int, *, depuis: tuple[int, Cles] | None, arriere: bool) -> Iterator[int]:
    """Yield the demands from a position, suite after suite, ``nombre`` at most of each."""
    rangs = range(len(suites))
    rang, cles = depuis or (rangs[-1] if arriere else 0, None)
    for suivant in rangs[rang::-1] if arriere else rangs[rang:]:
        yield from suites[suivant].lire(nombre, cles, arriere=arriere)
        cles = None


def parcourir(suites: Sequence[Any]) -> Iterator[int]:
    """Yield every demand, suite after suite."""
    for suite in suites:
        yield from suite.parcourir()


def situer(suites: Sequence[Any], demande: int) -> tuple[int, Cles] | None:
    """Return where a demand stands: the rank of its suite, its keys."""
    for rang, suite in enumerate(suites):
        if (cles := suite.position(demande)) is not None:
            return rang, cles
    return None


def _au_dela(cles: Sequence[str], depuis: Cles, *, croit: bool) -> Q:
    """Return what follows a position; the first key alone is said apart, so that its index is entered there."""
    sens, suite = "gt" if croit else "lt", Q()
    for rang in reversed(range(len(cles))):
        plus_loin = Q(**{f"{cles[rang]}__{sens}": depuis[rang]})
        suite = plus_loin | Q(**{cles[rang]: depuis[rang]}) & suite if suite else plus_loin
    return Q(**{f"{cles[0]}__{sens}e": depuis[0]}) & suite
