"""Carry stored truths from one version of a grid to the next, when the next observes nothing new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from seuil.regles.grilles import Grille, LigneGrille

Observation = tuple[str, str, int | None, int | None, date | None, tuple[tuple[str, int], ...]]
Signature = tuple[int, frozenset[tuple[Observation, int, int | None, int]]]


@dataclass(frozen=True, slots=True)
class Passerelle:
    """Where the new grid finds its truths: new bit → old bit, new quantity → old quantity."""

    bits: dict[int, int]
    quantites: dict[int, int]

    @property
    def est_identite(self) -> bool:
        return all(nouveau == ancien for nouveau, ancien in [*self.bits.items(), *self.quantites.items()])


def passerelle(ancienne: Grille, nouvelle: Grille) -> Passerelle | None:
    """Return how to carry truths over, or None when the new grid needs the rules to be evaluated again.

    Only weights, caps, rubrics, conditions and exclusions may differ. A tier, a frozen date, a parameter or a malus
    switched on is a new observation.
    """
    connues = _observations(ancienne)
    bits: dict[int, int] = {}
    quantites: dict[int, int] = {}
    for observation, (bit, ligne) in _observations(nouvelle).items():
        if observation not in connues:
            return None
        ancien_bit, ancienne_ligne = connues[observation]
        bits[bit] = ancien_bit
        if ligne.rang is not None and ancienne_ligne.rang is not None:
            if ligne.unites > ancienne_ligne.unites:
                return None
            quantites[ligne.rang] = ancienne_ligne.rang
    return Passerelle(bits, quantites)


def reporter(masques: NDArray[np.int64], passage: Passerelle) -> NDArray[np.int64]:
    """Return the masks with their bits at the places of the new grid."""
    if passage.est_identite:
        garde = sum(1 << bit for bit in passage.bits)
        return masques & np.int64(garde)
    reportes = np.zeros_like(masques)
    for nouveau, ancien in passage.bits.items():
        reportes |= ((masques >> np.int64(ancien)) & np.int64(1)) << np.int64(nouveau)
    return reportes


def signature(grille: Grille) -> Signature:
    """Return what a grid observes and where it keeps it: equal for grids that differ by their weights only."""
    lues = ((quoi, bit, ligne.rang, ligne.unites) for quoi, (bit, ligne) in _observations(grille).items())
    return len(grille.quantites), frozenset(lues)


def _observations(grille: Grille) -> dict[Observation, tuple[int, LigneGrille]]:
    """Return what each bit observes; two equal observations hold for the same demands."""
    donnes = dict(grille.parametres)
    trouvees: dict[Observation, tuple[int, LigneGrille]] = {}
    for ligne in grille.lignes_actives:
        lus = tuple((nom, donnes[nom]) for nom in ligne.critere.parametres if nom in donnes)
        for place in range(ligne.bits):
            genre, de, jusqu_a = _borne(ligne, place)
            trouvees[(ligne.code, genre, de, jusqu_a, ligne.fige_au, lus)] = (ligne.bit + place, ligne)
    return trouvees


def _borne(ligne: LigneGrille, place: int) -> tuple[str, int | None, int | None]:
    if ligne.par:
        return "unites", ligne.par, None
    if not ligne.tranches:
        return "verite", None, None
    tranche = ligne.tranches[place]
    return "tranche", tranche.de or None, tranche.jusqu_a
