"""Turn traced rules into instructions: a step met twice is written once, a number never leaves the type it is in."""

from __future__ import annotations

from datetime import date
from typing import Final

import polars as pl

from seuil.cotation.moteurs import compile_operations as op
from seuil.cotation.moteurs.colonnes import TYPES
from seuil.regles.criteres.faits import COLONNES
from seuil.regles.traceur import Noeud

Instruction = tuple[int, int, int, int]

PREUVE: Final = "preuve"
RANGS: Final = {nom: rang for rang, nom in enumerate(COLONNES)}
RANG_PREUVES: Final = len(RANGS)
ORIGINE: Final = date(1970, 1, 1).toordinal()
ENTIER_32: Final = 2**31 - 1
BORNES: Final = {pl.Int16: 2**15 - 1, pl.Int32: ENTIER_32, pl.Date: ENTIER_32}
LOGIQUE: Final = {"AND": op.ET, "OR": op.OU}
ARITHMETIQUE: Final = {"+": op.PLUS, "-": op.MOINS, "*": op.FOIS}
RETOURNEES: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Traduction:
    """The instructions written so far; `verite` answers with the plan where a condition will be."""

    def __init__(self) -> None:
        self.code: list[tuple[int, int, int, int, int]] = []
        self.groupes: list[list[int]] = []
        self.plans = op.PREMIER_PLAN
        self.nombres = 0
        self.borne = 0
        self._ecrites: dict[Instruction, int] = {}
        self._vues: dict[int, int] = {}

    @property
    def est_large(self) -> bool:
        """Say whether some number, or the difference of two, may leave 32 bits."""
        return 2 * self.borne > ENTIER_32

    def verite(self, noeud: Noeud) -> int:
        if id(noeud) not in self._vues:
            self._vues[id(noeud)] = self._verite(noeud)
        return self._vues[id(noeud)]

    def grouper(self, operation: int, sortie: int, plans: list[int], rang: int = 0) -> None:
        """Gather or weigh eight plans."""
        self.code.append((operation, sortie, len(self.groupes), rang, 0))
        self.groupes.append(plans + [op.NUL] * (op.HUIT - len(plans)))

    def _verite(self, noeud: Noeud) -> int:
        if noeud.operation == "constante":
            return op.PLEIN if noeud.valeur else op.NUL
        if noeud.operation == "fait":
            return self._ecrire(op.BOOLEEN, RANGS[noeud.nom])
        if noeud.operation == PREUVE:
            return self._ecrire(op.PROUVER, RANG_PREUVES, 0, _valeur(noeud))
        gauche, droite = noeud.operandes
        if noeud.operation in LOGIQUE:
            return self._ecrire(LOGIQUE[noeud.operation], self.verite(gauche), self.verite(droite))
        if gauche.nature is bool:
            differe = self._ecrire(op.OU_EXCLUSIF, self.verite(gauche), self.verite(droite))
            return differe if noeud.operation == "<>" else self._ecrire(op.OU_EXCLUSIF, differe, op.PLEIN)
        return self._comparer(noeud.operation, gauche, droite)

    def _comparer(self, operation: str, gauche: Noeud, droite: Noeud) -> int:
        if gauche.operation == "constante":
            return self._comparer(RETOURNEES.get(operation, operation), droite, gauche)
        if droite.operation != "constante":
            difference = self._ecrire_nombre(op.MOINS, self._nombre(gauche), self._nombre(droite))
            return self._situer(op.COMPARER, difference, operation, 0)
        seuil = _valeur(droite)
        if gauche.operation == "fait" and abs(seuil) < BORNES[TYPES[gauche.nom]]:
            lecture = op.COMPARER_16 if TYPES[gauche.nom] is pl.Int16 else op.COMPARER_32
            return self._situer(lecture, RANGS[gauche.nom], operation, seuil)
        self.borne = max(self.borne, abs(seuil) + 1)
        return self._situer(op.COMPARER, self._nombre(gauche), operation, seuil)

    def _situer(self, lecture: int, valeurs: int, operation: str, seuil: int) -> int:
        """Compare to a threshold with the three comparisons of the loops: at least, at most, equal."""
        if operation in (">", ">="):
            return self._ecrire(lecture, valeurs, op.AU_MOINS, seuil + (operation == ">"))
        if operation in ("<", "<="):
            return self._ecrire(lecture, valeurs, op.AU_PLUS, seuil - (operation == "<"))
        egal = self._ecrire(lecture, valeurs, op.EGAL, seuil)
        return egal if operation == "=" else self._ecrire(op.OU_EXCLUSIF, egal, op.PLEIN)

    def _nombre(self, noeud: Noeud) -> int:
        self.borne = max(self.borne, *map(abs, noeud.etendue))
        if noeud.operation == "fait":
            return self._ecrire_nombre(op.LIRE_16 if TYPES[noeud.nom] is pl.Int16 else op.LIRE_32, RANGS[noeud.nom])
        gauche, droite = noeud.operandes
        if droite.operation == "constante":
            return self._avec_constante(noeud.operation, self._nombre(gauche), _valeur(droite))
        if gauche.operation != "constante":
            return self._ecrire_nombre(ARITHMETIQUE[noeud.operation], self._nombre(gauche), self._nombre(droite))
        if noeud.operation != "-":
            return self._avec_constante(noeud.operation, self._nombre(droite), _valeur(gauche))
        oppose = self._avec_constante("*", self._nombre(droite), -1)
        return self._avec_constante("+", oppose, _valeur(gauche))

    def _avec_constante(self, operation: str, nombre: int, constante: int) -> int:
        self.borne = max(self.borne, abs(constante))
        if operation == "*":
            return self._ecrire_nombre(op.FOIS_CONSTANTE, nombre, 0, constante)
        return self._ecrire_nombre(op.PLUS_CONSTANTE, nombre, 0, -constante if operation == "-" else constante)

    def _ecrire(self, operation: int, a: int, b: int = 0, constante: int = 0) -> int:
        instruction = (operation, a, b, constante)
        if instruction not in self._ecrites:
            self._ecrites[instruction] = self.plans
            self.code.append((operation, self.plans, a, b, constante))
            self.plans += 1
        return self._ecrites[instruction]

    def _ecrire_nombre(self, operation: int, a: int, b: int = 0, constante: int = 0) -> int:
        instruction = (operation, a, b, constante)
        if instruction not in self._ecrites:
            self._ecrites[instruction] = self.nombres
            self.code.append((operation, self.nombres, a, b, constante))
            self.nombres += 1
        return self._ecrites[instruction]


def _valeur(noeud: Noeud) -> int:
    valeur = noeud.valeur
    return valeur.toordinal() - ORIGINE if isinstance(valeur, date) else int(valeur or 0)
