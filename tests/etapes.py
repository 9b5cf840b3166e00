"""The steps of the journey, played once for the tests that start from the same one.

A step is a fixture that writes rows. Each is played in a savepoint that stays open from one test to the next: a test
gets exactly the rows of the steps that it names, as if it had played them, and copies of what they returned. A test of
another step goes back to the last one that both share. A test with real transactions starts from nothing.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import wraps
from inspect import signature
from itertools import takewhile
from typing import Any

import pytest
from django.db import connection, transaction

Etape = Callable[..., Any]
ETAPES: dict[Etape, int] = {}  # with the rank of each: the journey's first, then those of a file, as it declares them


def etape(jouer: Etape) -> Any:
    """Declare a step, in the order of the journey: a fixture that may have been played for an earlier test.

    It asks for other steps, or for fixtures that only prepare the world: those give it None.
    """
    ETAPES[jouer] = len(ETAPES)

    @wraps(jouer)
    def donner(**requises: Any) -> Any:
        return DEROULE.copies[jouer] if jouer in DEROULE.copies else jouer(**requises)

    return pytest.fixture(donner)


@dataclass(frozen=True)
class Niveau:
    """A step that was played, the savepoint that undoes it, and what every step so far returned."""

    etape: Etape
    point: transaction.Atomic
    valeurs: dict[Etape, Any]


class Deroule:
    """The steps played so far in this process."""

    def __init__(self) -> None:
        self.copies: dict[Etape, Any] = {}
        self._bloqueur: Any = None  # of pytest-django: no database outside the tests that ask for one
        self._niveaux: list[Niveau] = []

    def pret(self, bloqueur: Any) -> None:
        """The world is loaded: the next test may find its steps played."""
        self._bloqueur = bloqueur

    def placer(self, item: pytest.Item) -> None:
        """Play or undo steps, until the database holds those that the test names and no other."""
        self.copies = {}
        if self._bloqueur is None or not _lit_la_base(item):
            return
        with self._bloqueur.unblock():
            if _vide_la_base(item):
                self._revenir(0)
                self._bloqueur = None
                return
            self._avancer(etapes_de(item))

    def _avancer(self, voulues: Sequence[Etape]) -> None:
        paires = zip((niveau.etape for niveau in self._niveaux), voulues, strict=False)
        self._revenir(len(list(takewhile(lambda paire: paire[0] is paire[1], paires))))
        for jouer in voulues[len(self._niveaux) :]:
            self._jouer(jouer)
        self.copies = self._rendues()

    def _jouer(self, jouer: Etape) -> None:
        point = transaction.atomic()
        point._from_testcase = True  # a verb that asks to be the outermost still may: this is no part of the act
        valeurs = self._rendues()
        point.__enter__()
        self._niveaux.append(Niveau(jouer, point, valeurs))
        try:
            rendues = {faite.__name__: valeur for faite, valeur in valeurs.items()}
            valeurs[jouer] = jouer(**{requise: rendues.get(requise) for requise in signature(jouer).parameters})
            connection.check_constraints()
        except BaseException:
            self._revenir(0)
            raise

    def _rendues(self) -> dict[Etape, Any]:
        """Return copies: what a test or a later step changes, the next one must not see."""
        return deepcopy(self._niveaux[-1].valeurs) if self._niveaux else {}

    def _revenir(self, rang: int) -> None:
        """Undo the steps from that one on, the last first."""
        while len(self._niveaux) > rang:
            transaction.set_rollback(True)
            self._niveaux.pop().point.__exit__(None, None, None)


DEROULE = Deroule()


def etapes_de(item: pytest.Item) -> list[Etape]:
    """Return the steps that a test stands on, in the order of the journey; none if it gives one of them its own way."""
    definies = item._fixtureinfo.name2fixturedefs
    voulues: list[Etape] = []
    for nom in item.fixturenames:
        *avant, sienne = [None, *(_l_etape(fixe.func) for fixe in definies.get(nom, ()))]
        if sienne is None and any(avant):
            return []
        voulues += [sienne] if sienne else []
    return sorted(voulues, key=ETAPES.__getitem__)


def _l_etape(fonction: Callable[..., Any]) -> Etape | None:
    """Return the step that a fixture gives, None when it is no step."""
    jouer = getattr(fonction, "__wrapped__", None)
    return jouer if jouer in ETAPES else None


def ranger(items: list[pytest.Item]) -> None:
    """Put the tests of a file that share steps side by side, the longest files first, those of the browser last.

    Among the browser's, the file with the most tests comes first: a worker whose file has two tests left or fewer is
    given the next one at once, and would keep both long ones while the other worker has none.
    """
    nombres = Counter(item.path for item in items)
    fichiers = {fichier: rang for rang, fichier in enumerate(nombres)}

    def place(item: pytest.Item) -> tuple[bool, int, bool, int, list[int]]:
        au_navigateur = item.get_closest_marker("navigateur") is not None
        est_longue = item.get_closest_marker("longue") is not None
        etapes = [ETAPES[jouer] for jouer in etapes_de(item)]
        nombre = -nombres[item.path] if au_navigateur else 0
        return au_navigateur, nombre, not est_longue, fichiers[item.path], etapes

    items.sort(key=place)


def _lit_la_base(item: pytest.Item) -> bool:
    return "db" in item.fixturenames or item.get_closest_marker("django_db") is not None


def _vide_la_base(item: pytest.Item) -> bool:
    marque = item.get_closest_marker("django_db")
    return "transactional_db" in item.fixturenames or bool(marque and marque.kwargs.get("transaction"))
