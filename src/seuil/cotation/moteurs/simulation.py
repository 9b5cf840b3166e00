"""Replay a year of attributions under one grid or several: the greedy loop, compiled (extra `seuil[simulation]`)."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
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
    classer=_compiler(noyau.classer), ranger=_compiler(noyau.ranger), attribuer=_compiler(noyau.attribuer)
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
    with ThreadPoolExecutor(max_workers=fils) as executant:
        return list(executant.map(lambda totaux: _rejouer_une(monde, debuts, totaux, moteur), totaux_par_grille))


def debuts_des_listes(monde: Monde) -> NDArray[np.int64]:
    """Return the first place of each list among all entries, and the end of the last."""
    tailles = np.bincount(monde.souhaits, minlength=monde.listes)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(tailles, dtype=np.int64)])


def bilan(gagnants: NDArray[np.int32], groupe_de: NDArray[np.integer[Any]], groupes: int) -> NDArray[np.int64]:
    """Return how many dwellings went to each group of demands (public, quartile, commune, size…)."""
    loges = gagnants[gagnants != AUCUN]
    return np.bincount(groupe_de[loges], minlength=groupes).astype(np.int64)


def _rejouer_une(
    monde: Monde, debuts: NDArray[np.int64], totaux: Totaux, moteur: ModuleType | SimpleNamespace
) -> NDArray[np.int32]:
    if len(totaux) != len(monde.demandes):
        raise MondeIncoherent("il faut un total par demande")
    gagnants = np.full(len(monde.logements), AUCUN, dtype=np.int32)
    if not len(totaux):
        return gagnants
    points = totaux.astype(np.int32)
    plus_bas = int(points.min())
    ordre = np.empty(len(points), dtype=np.int32)
    moteur.classer(points, plus_bas, np.zeros(int(points.max()) - plus_bas + 2, dtype=np.int64), ordre)
    entrees = np.empty(len(monde.souhaits), dtype=ENTREE)
    moteur.ranger(ordre, monde.debuts_souhaits, monde.souhaits, debuts[:-1].copy(), entrees, monde.demandes, debuts)
    tetes = np.where(debuts[:-1] < debuts[1:], debuts[:-1], AUCUN)
    prises = np.zeros(len(points), dtype=np.uint8)
    moteur.attribuer(monde.logements, monde.plafonds, monde.taux_effort, tetes, entrees, prises, gagnants)
    return gagnants
