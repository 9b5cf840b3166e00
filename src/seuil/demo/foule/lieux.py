"""The real communes as arrays: how often each is wished, its EPCI, its zone for the ceilings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seuil.regles.zonage import Zone, communes, zone

EXPOSANT = 1.12
ZONES = tuple(Zone)


@dataclass(frozen=True, slots=True)
class Lieux:
    """Communes by rank; `debuts` and `voisines` list the communes of each EPCI."""

    codes: NDArray[np.str_]
    poids: NDArray[np.float64]
    epci: NDArray[np.int32]
    sirens: tuple[str, ...]
    zones: NDArray[np.int8]
    ordre: NDArray[np.int64]
    debuts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Groupes:
    """Communes gathered: `rangs`, the group of each; `ordre` from `debuts` on, the communes of each group."""

    rangs: NDArray[np.int32]
    ordre: NDArray[np.int64]
    debuts: NDArray[np.int64]


@lru_cache(maxsize=1)
def lieux(le: date) -> Lieux:
    """Return the communes that belong to an EPCI; a town cut into arrondissements is wished as a whole."""
    retenues = [lieu for lieu in communes() if lieu.epci and not lieu.commune_parent and (lieu.pop_totale or 0) > 0]
    sirens = tuple(sorted({lieu.epci for lieu in retenues}))
    rangs = {siren: rang for rang, siren in enumerate(sirens)}
    epci = np.array([rangs[lieu.epci] for lieu in retenues], np.int32)
    poids = np.array([lieu.pop_totale for lieu in retenues], float) ** EXPOSANT
    ordre = np.argsort(epci, kind="stable")
    return Lieux(
        codes=np.array([lieu.code for lieu in retenues]),
        poids=poids / poids.sum(),
        epci=epci,
        sirens=sirens,
        zones=np.array([ZONES.index(zone(lieu.code, le)) for lieu in retenues], np.int8),
        ordre=ordre,
        debuts=np.searchsorted(epci[ordre], np.arange(len(sirens) + 1)),
    )


def tirer(hasard: np.random.Generator, carte: Lieux, nombre: int) -> NDArray[np.int64]:
    """Draw communes, large ones more than in proportion to their people."""
    return np.searchsorted(np.cumsum(carte.poids), hasard.random(nombre)).clip(0, len(carte.poids) - 1)


def tirer_pres(hasard: np.random.Generator, carte: Lieux, de: NDArray[np.int64]) -> NDArray[np.int64]:
    """Draw, for each commune, one of the same EPCI."""
    return tirer_dans(hasard, carte, Groupes(carte.epci, carte.ordre, carte.debuts), de)


def tirer_dans(hasard: np.random.Generator, carte: Lieux, groupes: Groupes, de: NDArray[np.int64]) -> NDArray[np.int64]:
    """Draw, for each commune, one of the same group."""
    cumul = np.concatenate([[0.0], np.cumsum(carte.poids[groupes.ordre])])
    bas, haut = cumul[groupes.debuts[groupes.rangs[de]]], cumul[groupes.debuts[groupes.rangs[de] + 1]]
    places = np.searchsorted(cumul, bas + (haut - bas) * hasard.random(len(de)), side="right") - 1
    tires: NDArray[np.int64] = groupes.ordre[places.clip(0, len(groupes.ordre) - 1)]
    return tires


def grouper(rangs: NDArray[np.int32], nombre: int) -> Groupes:
    """Gather the communes by the group of each, out of ``nombre`` groups."""
    ordre = np.argsort(rangs, kind="stable")
    return Groupes(rangs, ordre, np.searchsorted(rangs[ordre], np.arange(nombre + 1)))
