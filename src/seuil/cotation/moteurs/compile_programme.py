"""A grid as a programme for the compiled loops: its traced rules, then what to keep and what to add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seuil.cotation.moteurs.colonnes import colonnes_lues
from seuil.cotation.moteurs.compile_operations import HUIT, MOT, NUL
from seuil.cotation.moteurs.compile_traduction import PREUVE, Traduction
from seuil.cotation.moteurs.pesee import Releve, observer, relever
from seuil.regles.criteres.faits import COLONNES
from seuil.regles.grilles import Grille, LigneLiee, lier
from seuil.regles.traceur import LigneTracee, Noeud

Pesee = list[tuple[int, int]]
MAXIMUM = 255
Parametres = tuple[tuple[str, int], ...]
Tables = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """What a grid observes on a day: `code`, and for each mask a row of 64 plans.

    `faits` are the columns it reads; `totaux` and `unites` what to add up for each total, then for each counted
    quantity: plans and their points.
    """

    faits: tuple[str, ...]
    code: Tables
    masques: Tables
    totaux: list[Pesee]
    unites: list[Pesee]
    plans: int
    nombres: int
    est_large: bool


@dataclass(frozen=True, slots=True)
class _Observee:
    """A grid by what it observes: additive grids that differ by their points only have the same programme."""

    observations: tuple[Any, ...]
    grille: Grille = field(compare=False)


def programmer(
    grille: Grille, le: date, parametres: Mapping[str, int] | None = None, *, avec_preuves: bool
) -> Programme:
    """Return the programme of a grid on a day, written once for all the grids that observe the same."""
    return _retrouver(grille, le, tuple(sorted((parametres or {}).items())), avec_preuves)


@lru_cache(maxsize=8192)
def pesees(grille: Grille, programme: Programme) -> Tables:
    """Return what to add up, eight conditions to a row: rank of the sum, factor, eight plans, eight weights.

    The sums are the total, the proven total when proofs are looked at, then each counted quantity.
    """
    totaux = programme.totaux
    if grille.est_additive:
        points = [valeur for ligne in grille.lignes_actives for valeur in ligne.poids]
        totaux = [[(plan, valeur) for (plan, _), valeur in zip(total, points, strict=True)] for total in totaux]
    lignes = [
        [rang, facteur, *(plan for plan, _ in huit), *(poids for _, poids in huit)]
        for rang, somme in enumerate([*totaux, *programme.unites])
        for facteur, moitie in _moities(somme)
        for huit in _par_huit(moitie)
    ]
    return np.array(lignes, dtype=np.int64).reshape(-1, 2 + 2 * HUIT)


def _moities(somme: Pesee) -> Iterable[tuple[int, Pesee]]:
    """Yield weights of eight bits with the factor that gives the points back: bonuses, malus, high halves of both."""
    for signe in (1, -1):
        siens = [(plan, signe * points) for plan, points in somme if signe * points > 0]
        yield signe, [(plan, points % 256) for plan, points in siens if points % 256]
        yield 256 * signe, [(plan, points // 256) for plan, points in siens if points >= 256]


def _par_huit(somme: Pesee) -> Iterable[Pesee]:
    """Yield at most eight conditions at a time, whose weights together fit eight bits."""
    huit: Pesee = []
    for plan, poids in somme:
        if len(huit) == HUIT or sum(deja for _, deja in huit) + poids > MAXIMUM:
            yield huit + [(NUL, 0)] * (HUIT - len(huit))
            huit = []
        huit = [*huit, (plan, poids)]
    if huit:
        yield huit + [(NUL, 0)] * (HUIT - len(huit))


@lru_cache(maxsize=8192)
def _retrouver(grille: Grille, le: date, parametres: Parametres, avec_preuves: bool) -> Programme:
    return _programmer(_observee(grille), le, parametres, avec_preuves)


def _observee(grille: Grille) -> _Observee:
    if not grille.est_additive:
        return _Observee((grille.empreinte,), grille)
    lignes = tuple(
        (ligne.code, ligne.bit, ligne.rang, ligne.par, ligne.unites, ligne.fige_au, ligne.compte_si_provisoire,
         tuple((tranche.de, tranche.jusqu_a) for tranche in ligne.tranches))
        for ligne in grille.lignes_actives
    )  # fmt: skip
    return _Observee((lignes, tuple(ligne.code for ligne in grille.quantites), grille.parametres), grille)


@lru_cache(maxsize=2048)
def _programmer(observee: _Observee, le: date, parametres: Parametres, avec_preuves: bool) -> Programme:
    grille = observee.grille
    liees = lier(grille, le, dict(parametres))
    releve = relever(grille, liees, observer(liees, _ligne), _prouvee if avec_preuves else None)
    traduction = Traduction()
    masques = [_places(verites, traduction) for verites in _verites(releve)]
    totaux = [_traduire(pesee, traduction) for pesee in _totaux(grille, releve)]
    unites = [_traduire([(test, 1) for test in tests], traduction) for tests in releve.unites]
    return Programme(
        faits=tuple(colonnes_lues(grille)),
        code=np.array(traduction.code, dtype=np.int64).reshape(-1, 5),
        masques=np.array(masques, dtype=np.int64),
        totaux=totaux,
        unites=unites,
        plans=traduction.plans,
        nombres=traduction.nombres,
        est_large=traduction.est_large,
    )


def _verites(releve: Releve) -> list[dict[int, Noeud]]:
    return [releve.verites, releve.verites_prouvees] if releve.avec_preuves else [releve.verites]


def _totaux(grille: Grille, releve: Releve) -> list[list[tuple[Noeud, int]]]:
    """Return what each total adds up; all the conditions of an additive grid, in order, whatever their points."""
    if not grille.est_additive:
        return [releve.pesees, releve.pesees_prouvees] if releve.avec_preuves else [releve.pesees]
    conditions = [releve.comptees, releve.attestees] if releve.avec_preuves else [releve.comptees]
    return [[(test, 0) for tests in observees for test in tests] for observees in conditions]


def _places(verites: Mapping[int, Noeud], traduction: Traduction) -> list[int]:
    return [traduction.verite(verites[bit]) if bit in verites else NUL for bit in range(MOT)]


def _traduire(pesee: Iterable[tuple[Noeud, int]], traduction: Traduction) -> Pesee:
    return [(traduction.verite(test), points) for test, points in pesee]


def _ligne(_: LigneLiee) -> LigneTracee:
    return LigneTracee(COLONNES)


def _prouvee(masque: int) -> Noeud:
    return Noeud(PREUVE, (), bool, valeur=masque)
