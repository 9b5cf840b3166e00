"""Bind a grid to a day: thresholds become constants, each line becomes conditions on an abstract row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from operator import and_
from typing import Any

from seuil.regles.criteres import Contexte, Genre, il_y_a_n_ans, il_y_a_n_mois
from seuil.regles.grilles.modele import Grille, LigneGrille
from seuil.regles.traceur import Regle

Bornes = tuple[tuple[Any, Any], ...]


@dataclass(frozen=True, slots=True)
class LigneLiee:
    """A line on a given day. `conditions` works on any row: a dataclass, arrays, column expressions, symbols.

    `bornes` holds one pair per tier or per unit, None for a truth: whole numbers [from, until[, or for a span the days
    that long ago, ]until, from].
    """

    ligne: LigneGrille
    contexte: Contexte
    regle: Regle
    bornes: Bornes | None
    est_duree: bool
    masque_preuves: int

    def conditions(self, d: Any) -> list[Any]:
        """Return one truth, or one per tier (exclusive), or one per unit reached (cumulative, up to the cap)."""
        mesure = self.regle(d, self.contexte)
        if self.bornes is None:
            return [mesure]
        if self.est_duree:
            return [self._ecoule(mesure, depuis, jusqu_a) for depuis, jusqu_a in self.bornes]
        return [self._entre(d, mesure, de, jusqu_a) for de, jusqu_a in self.bornes]

    def _entre(self, d: Any, mesure: Any, de: int | None, jusqu_a: int | None) -> Any:
        tests = [getattr(d, nom) != inconnu for nom, inconnu in self.ligne.critere.inconnus]
        if de is not None:
            tests.append(mesure >= de)
        if jusqu_a is not None:
            tests.append(mesure < jusqu_a)
        return reduce(and_, tests or [mesure == mesure])

    def _ecoule(self, mesure: Any, depuis: date | None, jusqu_a: date | None) -> Any:
        """A span is reached on its anniversary: the day is on or before the same day that long ago."""
        tests = []
        if depuis is not None:
            tests.append(mesure <= depuis)
        if jusqu_a is not None:
            tests.append(mesure > jusqu_a)
        return reduce(and_, tests or [mesure == mesure])


def lier(grille: Grille, le: date, parametres: Mapping[str, int] | None = None) -> tuple[LigneLiee, ...]:
    """Return the active lines bound to a day; `parametres` overrides the grid's own for this run."""
    return _lier(grille, le, tuple(sorted((parametres or {}).items())))


@lru_cache(maxsize=512)
def _lier(grille: Grille, le: date, parametres: tuple[tuple[str, int], ...]) -> tuple[LigneLiee, ...]:
    valeurs = dict(grille.parametres) | dict(parametres)
    contextes = {jour: Contexte(jour, valeurs) for jour in {_compte_au(ligne, le) for ligne in grille.lignes}}
    return tuple(_ligne_liee(ligne, contextes[_compte_au(ligne, le)]) for ligne in grille.lignes_actives)


def _ligne_liee(ligne: LigneGrille, contexte: Contexte) -> LigneLiee:
    critere = ligne.critere
    est_duree = critere.genre is Genre.DUREE
    bornes = None if critere.genre is Genre.VERITE else _bornes(ligne, contexte.le, est_duree=est_duree)
    return LigneLiee(ligne, contexte, critere.regle, bornes, est_duree, critere.masque_preuves)


def _bornes(ligne: LigneGrille, le: date, *, est_duree: bool) -> Bornes:
    nombres: list[tuple[int | None, int | None]] = [(tranche.de, tranche.jusqu_a) for tranche in ligne.tranches]
    if not ligne.tranches:
        nombres = [(rang * ligne.par, None) for rang in range(1, ligne.unites + 1)]
    if not est_duree:
        return tuple(nombres)
    reculer = il_y_a_n_ans if ligne.critere.unite == "ans" else il_y_a_n_mois
    return tuple((reculer(le, de) if de else None, None if fin is None else reculer(le, fin)) for de, fin in nombres)


def _compte_au(ligne: LigneGrille, le: date) -> date:
    return le if ligne.fige_au is None else min(le, ligne.fige_au)
