"""Bind a grid to a day: thresholds become constants, each line becomes conditions on an abstract row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from seuil.regles.criteres import Contexte, Genre, il_y_a_n_ans, il_y_a_n_mois
from seuil.regles.grilles.modele import Grille, LigneGrille
from seuil.regles.traceur import Regle


@dataclass(frozen=True, slots=True)
class LigneLiee:
    """A line on a given day. `conditions` works on any row: a dataclass, arrays, column expressions, symbols."""

    ligne: LigneGrille
    contexte: Contexte
    regle: Regle
    est_verite: bool
    masque_preuves: int

    def conditions(self, d: Any) -> list[Any]:
        """Return one truth, or one per tier (exclusive), or one per unit reached (cumulative, up to the cap)."""
        mesure = self.regle(d, self.contexte)
        if self.est_verite:
            return [mesure]
        if self.ligne.tranches:
            return [self._entre(d, mesure, tranche.de, tranche.jusqu_a) for tranche in self.ligne.tranches]
        return [self._entre(d, mesure, rang * self.ligne.par, None) for rang in range(1, self.ligne.unites + 1)]

    def _entre(self, d: Any, mesure: Any, de: int | None, jusqu_a: int | None) -> Any:
        if self.ligne.critere.genre is Genre.DUREE:
            return self._ecoule(mesure, de, jusqu_a)
        tests = [getattr(d, nom) != inconnu for nom, inconnu in self.ligne.critere.inconnus]
        if de is not None:
            tests.append(mesure >= de)
        if jusqu_a is not None:
            tests.append(mesure < jusqu_a)
        return _tous(tests or [mesure == mesure])

    def _ecoule(self, mesure: Any, de: int | None, jusqu_a: int | None) -> Any:
        """A span of n is reached on its anniversary: the day is on or before the same day n earlier."""
        reculer = il_y_a_n_ans if self.ligne.critere.unite == "ans" else il_y_a_n_mois
        tests = []
        if de:
            tests.append(mesure <= reculer(self.contexte.le, de))
        if jusqu_a is not None:
            tests.append(mesure > reculer(self.contexte.le, jusqu_a))
        return _tous(tests or [mesure == mesure])


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
    return LigneLiee(ligne, contexte, critere.regle, critere.genre is Genre.VERITE, critere.masque_preuves)


def _compte_au(ligne: LigneGrille, le: date) -> date:
    return le if ligne.fige_au is None else min(le, ligne.fige_au)


def _tous(tests: Sequence[Any]) -> Any:
    ensemble = tests[0]
    for test in tests[1:]:
        ensemble = ensemble & test
    return ensemble
