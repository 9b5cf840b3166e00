"""Give each step of a programme a place, used again once nothing reads it: a block then fits the nearest cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

from seuil.cotation.moteurs import compile_operations as op

Instruction = tuple[int, int, int, int, int]

LIT_DES_PLANS = frozenset({op.ET, op.OU, op.OU_EXCLUSIF})
LIT_DES_NOMBRES = frozenset({op.PLUS, op.MOINS, op.FOIS})
LIT_UN_NOMBRE = frozenset({op.COMPARER, op.PLUS_CONSTANTE, op.FOIS_CONSTANTE})
LIT_UN_GROUPE = frozenset({op.ASSEMBLER, op.PESER})
REND_UN_NOMBRE = frozenset({op.LIRE_16, op.LIRE_32, *LIT_DES_NOMBRES, op.PLUS_CONSTANTE, op.FOIS_CONSTANTE})


class _Places:
    """Places of one kind; `nombre` is how many were ever taken at once."""

    def __init__(self, fixes: Iterable[int] = ()) -> None:
        self.prises: dict[int, int] = {fixe: fixe for fixe in fixes}
        self.nombre = len(self.prises)
        self._libres: list[int] = []
        self._fixes = frozenset(fixes)

    def prendre(self, valeur: int) -> int:
        if self._libres:
            self.prises[valeur] = heappop(self._libres)
        else:
            self.prises[valeur] = self.nombre
            self.nombre += 1
        return self.prises[valeur]

    def rendre(self, valeurs: Iterable[int], derniere: Mapping[int, int], rang: int) -> None:
        for valeur in set(valeurs) - self._fixes:
            if derniere.get(valeur, rang) == rang and valeur in self.prises:
                heappush(self._libres, self.prises.pop(valeur))


class Rangement:
    """A programme with its places: `code`, `groupes`, and how many plans and numbers a block must hold."""

    def __init__(self, code: Sequence[Instruction], groupes: Sequence[Sequence[int]]) -> None:
        plans, nombres = _Places((op.NUL, op.PLEIN)), _Places()
        derniers_plans = _dernieres_lectures(plans_lus(pas, groupes) for pas in code)
        derniers_nombres = _dernieres_lectures(nombres_lus(pas) for pas in code)
        self.code: list[Instruction] = []
        self.groupes = [list(groupe) for groupe in groupes]
        for rang, pas in enumerate(code):
            lus, comptes = plans_lus(pas, groupes), nombres_lus(pas)
            self.code.append(self._placer(pas, plans, nombres))
            # The result has its place before those it is made from are given back: a loop never reads what it writes.
            plans.rendre([*lus, *_plan_rendu(pas)], derniers_plans, rang)
            nombres.rendre([*comptes, *_nombre_rendu(pas)], derniers_nombres, rang)
        self.plans, self.nombres = plans.nombre, nombres.nombre

    def _placer(self, pas: Instruction, plans: _Places, nombres: _Places) -> Instruction:
        operation, sortie, a, b, constante = pas
        if operation in LIT_UN_GROUPE:
            self.groupes[a] = [plans.prises[plan] for plan in self.groupes[a]]
            return pas
        if operation in LIT_DES_PLANS:
            a, b = plans.prises[a], plans.prises[b]
        if operation in LIT_DES_NOMBRES:
            a, b = nombres.prises[a], nombres.prises[b]
        if operation in LIT_UN_NOMBRE:
            a = nombres.prises[a]
        place = (nombres if operation in REND_UN_NOMBRE else plans).prendre(sortie)
        return operation, place, a, b, constante


def plans_lus(pas: Instruction, groupes: Sequence[Sequence[int]]) -> Sequence[int]:
    if pas[0] in LIT_UN_GROUPE:
        return groupes[pas[2]]
    return pas[2:4] if pas[0] in LIT_DES_PLANS else ()


def nombres_lus(pas: Instruction) -> Sequence[int]:
    if pas[0] in LIT_DES_NOMBRES:
        return pas[2:4]
    return pas[2:3] if pas[0] in LIT_UN_NOMBRE else ()


def _plan_rendu(pas: Instruction) -> Sequence[int]:
    return () if pas[0] in REND_UN_NOMBRE | LIT_UN_GROUPE else pas[1:2]


def _nombre_rendu(pas: Instruction) -> Sequence[int]:
    return pas[1:2] if pas[0] in REND_UN_NOMBRE else ()


def _dernieres_lectures(lectures: Iterable[Sequence[int]]) -> dict[int, int]:
    return {valeur: rang for rang, lus in enumerate(lectures) for valeur in lus}
