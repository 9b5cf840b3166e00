"""Replay a year of attributions under one grid or several: the greedy loop, compiled (extra `seuil[simulation]`)."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

import numba
import numpy as np
from numpy.typing import NDArray

from seuil.cotation.moteurs import noyau
from seuil.cotation.moteurs.poids import Totaux

DEMANDE: Final = np.dtype(
    [("ressources", "<i4"), ("revenu", "<u2"), ("categorie", "u1"), ("drapeaux", "u1")], align=True
)
LOGEMENT: Final = np.dtype([("liste", "<i4"), ("plafonds", "<i4"), ("loyer", "<i4"), ("requis", "u1")], align=True)
ENTREE: Final = np.dtype(
    [("demande", "<i4"), ("suivant", "<i4"), *[(nom, DEMANDE[nom]) for nom in DEMANDE.names or ()]]
)
AUCUN: Final = noyau.AUCUN

_compiler = numba.njit(nogil=True)
COMPILE: Final = SimpleNamespace(
    disposer=_compiler(noyau.disposer),
    ranger=_compiler(noyau.ranger),
    copier=_compiler(noyau.copier),
    attribuer=_compiler(noyau.attribuer),
)


class MondeIncoherent(ValueError):
    """A wish or a dwelling points outside the world."""


@dataclass(frozen=True, slots=True)
class Monde:
    """What is replayed. A list is a pair (commune, type of dwelling); demands are numbered in order of reception.

    `demandes` (DEMANDE): yearly income for ceilings, monthly income (65 535 stands for more), category, flags.
    `debuts_souhaits` and `souhaits`: the lists each demand is in, demand after demand. `logements` (LOGEMENT), in order
    of vacancy: list, row of `plafonds`, monthly rent and charges, flags required. `plafonds`: ceiling by row and
    category. `taux_effort`: highest share of income, in %.
    """

    demandes: NDArray[Any]
    debuts_souhaits: NDArray[np.int64]
    souhaits: NDArray[np.int32]
    logements: NDArray[Any]
    plafonds: NDArray[np.int32]
    taux_effort: int
    listes: int

    def verifier(self) -> None:
        """Raise MondeIncoherent when an index leaves its table: the compiled loop would not notice."""
        souhaits, logements = self.souhaits, self.logements
        if len(self.debuts_souhaits) != len(self.demandes) + 1 or self.debuts_souhaits[-1] != len(souhaits):
            raise MondeIncoherent("les souhaits ne couvrent pas exactement les demandes")
        if len(self.debuts_souhaits) and (np.diff(self.debuts_souhaits) < 0).any():
            raise MondeIncoherent("les souhaits ne se suivent pas demande après demande")
        for nom, rangs, borne in (
            ("un souhait", souhaits, self.listes),
            ("un logement", logements["liste"], self.listes),
            ("un logement", logements["plafonds"], len(self.plafonds)),
            ("une catégorie", self.demandes["categorie"], self.plafonds.shape[1]),
        ):
            if len(rangs) and not (rangs.min() >= 0 and rangs.max() < borne):
                raise MondeIncoherent(f"{nom} renvoie hors du monde décrit")


def rejouer(
    monde: Monde, totaux_par_grille: Sequence[Totaux], *, fils: int = 2, moteur: Any = COMPILE
) -> list[NDArray[np.int32]]:
    """Return, for each grid, the demand housed by each dwelling (-1: none).

    Equal scores go to the earlier demand: the result depends on nothing else. `moteur=noyau` runs the same loops
    uncompiled.
    """
    monde.verifier()
    debuts = debuts_des_listes(monde)
    entrees = np.empty(len(monde.souhaits), dtype=ENTREE)
    moteur.disposer(monde.debuts_souhaits, monde.souhaits, debuts[:-1].copy(), entrees, monde.demandes)
    rejeu = _Rejeu(monde, debuts, entrees, np.ascontiguousarray(entrees["demande"]), moteur)
    with ThreadPoolExecutor(max_workers=fils) as executant:
        return list(executant.map(rejeu.attribuer, totaux_par_grille))


def debuts_des_listes(monde: Monde) -> NDArray[np.int64]:
    """Return the first place of each list among all entries, and the end of the last."""
    tailles = np.bincount(monde.souhaits, minlength=monde.listes)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(tailles, dtype=np.int64)])


def bilan(gagnants: NDArray[np.int32], groupe_de: NDArray[np.integer[Any]], groupes: int) -> NDArray[np.int64]:
    """Return how many dwellings went to each group of demands (public, quartile, commune, size…)."""
    loges = gagnants[gagnants != AUCUN]
    return np.bincount(groupe_de[loges], minlength=groupes).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Rejeu:
    """What the grids share: the world, and its wishes grouped by list."""

    monde: Monde
    debuts: NDArray[np.int64]
    entrees: NDArray[Any]
    demandes_des_entrees: NDArray[np.int32]
    moteur: Any

    def attribuer(self, totaux: Totaux) -> NDArray[np.int32]:
        if len(totaux) != len(self.monde.demandes):
            raise MondeIncoherent("il faut un total par demande")
        logements = self.monde.logements
        gagnants = np.full(len(logements), AUCUN, dtype=np.int32)
        rangees = self._ranger(totaux)
        debuts, fins = self.debuts[:-1], self.debuts[1:]
        tetes = np.where(debuts < fins, debuts, AUCUN).astype(np.int32)
        prises = np.zeros(len(totaux), dtype=np.uint8)
        plafonds, taux = self.monde.plafonds, self.monde.taux_effort
        self.moteur.attribuer(logements, plafonds, taux, rangees, tetes, prises, gagnants)
        return gagnants

    def _ranger(self, totaux: Totaux) -> NDArray[Any]:
        rangees = np.empty_like(self.entrees)
        if len(rangees):
            places = np.empty(len(rangees), dtype=np.int32)
            plus_haut, plus_bas = int(totaux.max()), int(totaux.min())
            comptes = np.zeros(plus_haut - plus_bas + 2, dtype=np.int64)
            cles = np.empty(int(np.diff(self.debuts).max()), dtype=np.int64)
            self.moteur.ranger(self.demandes_des_entrees, self.debuts, totaux, plus_haut, comptes, cles, places)
            self.moteur.copier(self.entrees, self.debuts, places, rangees)
        return rangees
