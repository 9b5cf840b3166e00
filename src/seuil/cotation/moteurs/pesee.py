"""What every column engine builds from a bound grid: the truths to keep, and the weighed truths to add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from seuil.regles.grilles import Grille, LigneLiee, retenir

Pesee = list[tuple[Any, int]]


class PreuvesRequises(ValueError):
    """The grid counts some lines only when proven: the mask of proofs must be given."""


@dataclass(frozen=True, slots=True)
class Releve:
    """Column expressions: `verites` by bit, `pesees` to add up, `unites` (conditions to count) by stored quantity.

    `verites_prouvees` and `pesees_prouvees` are empty when proofs were not asked for. `comptees` and `attestees` are
    the conditions of each line that count, and those that are proven.
    """

    avec_preuves: bool
    verites: dict[int, Any]
    verites_prouvees: dict[int, Any]
    pesees: Pesee
    pesees_prouvees: Pesee
    unites: list[list[Any]]
    comptees: list[list[Any]]
    attestees: list[list[Any]]


def observer(liees: Sequence[LigneLiee], ligne_de: Callable[[LigneLiee], Any]) -> list[list[Any]]:
    """Return the conditions of each bound line on an abstract row; `ligne_de` gives the row that suits the line."""
    return [liee.conditions(ligne_de(liee)) for liee in liees]


def relever(
    grille: Grille, liees: Sequence[LigneLiee], brutes: list[list[Any]], prouvee: Callable[[int], Any] | None
) -> Releve:
    """Return what to store and to add up from the observed conditions.

    `prouvee` gives the test that a mask of proofs is complete, None when proofs are not looked at.
    """
    if prouvee is None and grille.attend_des_preuves:
        raise PreuvesRequises("cette grille ne compte certaines lignes qu’une fois prouvées : donner les preuves")
    attestees = [_attester(liee, tests, prouvee) for liee, tests in zip(liees, brutes, strict=True)]
    comptees = [
        tests if liee.ligne.compte_si_provisoire else attestes
        for liee, tests, attestes in zip(liees, brutes, attestees, strict=True)
    ]
    return Releve(
        avec_preuves=prouvee is not None,
        verites=_verites(liees, brutes),
        verites_prouvees=_verites(liees, attestees) if prouvee else {},
        pesees=_a_plat(grille, comptees),
        pesees_prouvees=_a_plat(grille, attestees) if prouvee else [],
        unites=_unites(grille, liees, brutes),
        comptees=comptees,
        attestees=attestees,
    )


def _attester(liee: LigneLiee, tests: list[Any], prouvee: Callable[[int], Any] | None) -> list[Any]:
    if prouvee is None or not liee.masque_preuves:
        return tests
    return [test & prouvee(liee.masque_preuves) for test in tests]


def _verites(liees: Sequence[LigneLiee], conditions: list[list[Any]]) -> dict[int, Any]:
    return {
        liee.ligne.bit + place: test
        for liee, tests in zip(liees, conditions, strict=True)
        for place, test in enumerate(tests[: liee.ligne.bits])
    }


def _a_plat(grille: Grille, conditions: list[list[Any]]) -> Pesee:
    return [cas for pesee in retenir(grille, conditions) for cas in pesee if cas[1]]


def _unites(grille: Grille, liees: Sequence[LigneLiee], conditions: list[list[Any]]) -> list[list[Any]]:
    """Return the conditions to count for each stored quantity; none for a line that is switched off."""
    comptees = {liee.ligne.code: tests for liee, tests in zip(liees, conditions, strict=True)}
    return [comptees.get(ligne.code, []) for ligne in grille.quantites]
