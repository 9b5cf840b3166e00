"""A grid as a programme for the compiled loops: its traced rules, then what to keep and what to add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from seuil.cotation.moteurs.colonnes import colonnes_lues
from seuil.cotation.moteurs.compile_operations import ASSEMBLER, BITS_PAR_LIGNE, HUIT, MOT, NUL, PESER
from seuil.cotation.moteurs.compile_rangement import Rangement
from seuil.cotation.moteurs.compile_traduction import PREUVE, Traduction
from seuil.cotation.moteurs.pesee import Releve, observer, relever
from seuil.regles.criteres.faits import COLONNES
from seuil.regles.grilles import Grille, LigneLiee, lier
from seuil.regles.traceur import LigneTracee, Noeud

Pesee = list[tuple[Noeud, int]]
Parametres = tuple[tuple[str, int], ...]
Tables = NDArray[np.int64]

OCTET_MAXIMUM: Final = 255


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """What a grid observes: instructions, the plans they take by eight, and how many places a block must hold.

    `faits` are the columns it reads. `points` are those of each total, then of each counted quantity, in the order of
    the conditions; `pesees` says which sum and which eight of its conditions each weighing adds.
    """

    faits: tuple[str, ...]
    code: Tables
    groupes: Tables
    points: tuple[tuple[int, ...], ...]
    pesees: tuple[tuple[int, int], ...]
    totaux: int
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
def poids(grille: Grille, programme: Programme) -> Tables:
    """Return the eight weights of each weighing, after a first column that says whether their sum fits eight bits."""
    points = programme.points
    if grille.est_additive:
        siens = tuple(valeur for ligne in grille.lignes_actives for valeur in ligne.poids)
        points = (siens,) * programme.totaux + points[programme.totaux :]
    lignes = [points[somme][debut : debut + HUIT] for somme, debut in programme.pesees]
    return np.array([_ligne_de_poids(huit) for huit in lignes], dtype=np.int64).reshape(-1, 1 + HUIT)


def _ligne_de_poids(huit: tuple[int, ...]) -> list[int]:
    tient = all(points >= 0 for points in huit) and sum(huit) <= OCTET_MAXIMUM
    return [int(tient), *huit, *[0] * (HUIT - len(huit))]


@lru_cache(maxsize=8192)
def _retrouver(grille: Grille, le: date, parametres: Parametres, avec_preuves: bool) -> Programme:
    return _programmer(_observee(grille), le, parametres, avec_preuves)


def _observee(grille: Grille) -> _Observee:
    if not grille.est_additive:
        return _Observee((grille.empreinte,), grille)
    lignes = tuple(
        (
            ligne.code,
            ligne.bit,
            ligne.rang,
            ligne.par,
            ligne.unites,
            ligne.fige_au,
            ligne.compte_si_provisoire,
            tuple((tranche.de, tranche.jusqu_a) for tranche in ligne.tranches),
        )
        for ligne in grille.lignes_actives
    )
    return _Observee((lignes, tuple(ligne.code for ligne in grille.quantites), grille.parametres), grille)


@lru_cache(maxsize=2048)
def _programmer(observee: _Observee, le: date, parametres: Parametres, avec_preuves: bool) -> Programme:
    grille = observee.grille
    liees = lier(grille, le, dict(parametres))
    releve = relever(grille, liees, observer(liees, _ligne), _prouvee if avec_preuves else None)
    sommes = [*_totaux(grille, releve), *([(test, 1) for test in tests] for tests in releve.unites)]
    traduction = Traduction()
    pesees = _ecrire(traduction, _verites(releve), sommes)
    rangement = Rangement(traduction.code, traduction.groupes)
    return Programme(
        faits=tuple(colonnes_lues(grille)),
        code=np.array([[*pas, BITS_PAR_LIGNE.get(pas[0], 0)] for pas in rangement.code], dtype=np.int64).reshape(-1, 6),
        groupes=np.array(rangement.groupes, dtype=np.int64).reshape(-1, HUIT),
        points=tuple(tuple(points for _, points in somme) for somme in sommes),
        pesees=tuple(pesees),
        totaux=len(_verites(releve)),
        plans=rangement.plans,
        nombres=rangement.nombres,
        est_large=traduction.est_large,
    )


def _ecrire(traduction: Traduction, verites: list[dict[int, Noeud]], sommes: list[Pesee]) -> list[tuple[int, int]]:
    """Write the steps, gathering and weighing every eight conditions so that their plans are soon free again."""
    pesees: list[tuple[int, int]] = []
    for debut in range(0, max(MOT, *map(len, sommes)), HUIT):
        for rang, bits in enumerate(verites):
            plans = [traduction.verite(bits[bit]) if bit in bits else NUL for bit in range(debut, debut + HUIT)]
            if any(plan != NUL for plan in plans):
                traduction.grouper(ASSEMBLER, rang * HUIT + debut // HUIT, plans)
        for rang, somme in enumerate(sommes):
            if huit := somme[debut : debut + HUIT]:
                traduction.grouper(PESER, rang, [traduction.verite(test) for test, _ in huit], len(pesees))
                pesees.append((rang, debut))
    return pesees


def _verites(releve: Releve) -> list[dict[int, Noeud]]:
    return [releve.verites, releve.verites_prouvees] if releve.avec_preuves else [releve.verites]


def _totaux(grille: Grille, releve: Releve) -> list[Pesee]:
    """Return what each total adds up; all the conditions of an additive grid, in order, whatever their points."""
    if not grille.est_additive:
        return [releve.pesees, releve.pesees_prouvees] if releve.avec_preuves else [releve.pesees]
    conditions = [releve.comptees, releve.attestees] if releve.avec_preuves else [releve.comptees]
    return [[(test, 0) for tests in observees for test in tests] for observees in conditions]


def _ligne(_: LigneLiee) -> LigneTracee:
    return LigneTracee(COLONNES)


def _prouvee(masque: int) -> Noeud:
    return Noeud(PREUVE, (), bool, valeur=masque)
