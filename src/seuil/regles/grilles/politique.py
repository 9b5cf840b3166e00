"""What a grid does with truths: conditions, exclusions, rubrics that keep the most favourable.

Written once on abstract truths: Python booleans, arrays, column expressions or symbols give the same points.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from operator import and_, or_
from typing import Any

from seuil.regles.grilles.controles import ordre_des_exclusions
from seuil.regles.grilles.modele import MAX, Grille, LigneGrille

Pesee = list[tuple[Any, int]]


def retenir(grille: Grille, conditions: Sequence[Sequence[Any]]) -> list[Pesee]:
    """Return, for each active line, the retained conditions and their points: the score is the sum where true.

    `conditions` follows `grille.lignes_actives`. A condition `si` looks at the observation; an exclusion applies when
    the line that excludes stands itself; the most favourable is chosen last, among the lines that stand.
    """
    lignes = grille.lignes_actives
    if grille.est_additive:
        return [list(zip(tests, ligne.poids, strict=True)) for ligne, tests in zip(lignes, conditions, strict=True)]
    tenues = _ecarter(grille, conditions)
    pesees = [
        [(_tous([test, *gardes]), points) for test, points in zip(tests, ligne.poids, strict=True)]
        for ligne, tests, gardes in zip(lignes, conditions, tenues, strict=True)
    ]
    for groupe in _rubriques_au_plus_favorable(lignes):
        _garder_le_plus_favorable(lignes, pesees, groupe)
    return pesees


def absent(verite: Any) -> Any:
    """Return the negation, in a form every interpreter knows."""
    return verite == False  # noqa: E712


def _ecarter(grille: Grille, conditions: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Return the guards of each line: what must also be true for it to stand."""
    lignes = grille.lignes_actives
    vraies = {ligne.code: reduce(or_, tests) for ligne, tests in zip(lignes, conditions, strict=True)}
    debout: dict[str, Any] = {}
    gardes: dict[str, list[Any]] = {}
    for code in _ordre(grille):
        ligne = lignes[_rangs(grille)[code]]
        jamais = vraies[code] & absent(vraies[code])  # a condition on a malus that is switched off
        exigees = [vraies.get(autre, jamais) for autre in ligne.si]
        exclues = [absent(debout[autre.code]) for autre in lignes if code in autre.exclut]
        gardes[code] = exigees + exclues
        debout[code] = _tous([vraies[code], *gardes[code]])
    return [gardes[ligne.code] for ligne in lignes]


def _garder_le_plus_favorable(lignes: tuple[LigneGrille, ...], pesees: list[Pesee], groupe: list[int]) -> None:
    """Keep the best case of a rubric: each case gives way to the better ones, and to the earlier ones when equal."""
    for index in groupe:
        pesees[index] = _cas_exclusifs(lignes[index], pesees[index])
    rangs = [(-points, index, place) for index in groupe for place, (_, points) in enumerate(pesees[index])]
    meilleurs: list[Any] = []
    for _, index, place in sorted(rangs):
        test, points = pesees[index][place]
        pesees[index][place] = (_tous([test, *map(absent, meilleurs)]), points)
        meilleurs.append(test)


def _cas_exclusifs(ligne: LigneGrille, pesee: Pesee) -> Pesee:
    """Return one case per number of units, so that the n-th is worth n times the points and stands alone."""
    if not ligne.par:
        return pesee
    tests = [test for test, _ in pesee]
    seuls = [test & absent(suivant) for test, suivant in pairwise(tests)] + tests[-1:]
    return [(test, ligne.points * rang) for rang, test in enumerate(seuls, start=1)]


def _rubriques_au_plus_favorable(lignes: tuple[LigneGrille, ...]) -> list[list[int]]:
    groupes: dict[str, list[int]] = {}
    for index, ligne in enumerate(lignes):
        if ligne.rubrique.cumul == MAX:
            groupes.setdefault(ligne.rubrique.code, []).append(index)
    return list(groupes.values())


def _tous(tests: Sequence[Any]) -> Any:
    return reduce(and_, tests)


@lru_cache(maxsize=512)
def _ordre(grille: Grille) -> tuple[str, ...]:
    return tuple(grille.lignes[index].code for index in ordre_des_exclusions(grille) if grille.lignes[index].est_active)


@lru_cache(maxsize=512)
def _rangs(grille: Grille) -> dict[str, int]:
    return {ligne.code: index for index, ligne in enumerate(grille.lignes_actives)}
