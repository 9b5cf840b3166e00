"""Draws by the shares declared in `donnees/population.toml`, a whole column at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.demo.population import lois

Hasard = np.random.Generator


def foule() -> dict[str, Any]:
    """Return the hypotheses that the crowd is drawn from."""
    dites: dict[str, Any] = lois()["foule"]
    return dites


def vrai(hasard: Hasard, part: float, nombre: int) -> NDArray[np.bool_]:
    """Draw yes for ``part`` per cent."""
    return hasard.random(nombre) * 100 < part


def rangs(hasard: Hasard, parts: Mapping[str, float], nombre: int) -> NDArray[np.int64]:
    """Draw the ranks of keys by their weights."""
    poids = np.cumsum(np.array(list(parts.values()), float))
    tires: NDArray[np.int64] = np.searchsorted(poids, hasard.random(nombre) * poids[-1], side="right")
    return tires.clip(0, len(poids) - 1)


def codes(hasard: Hasard, parts: Mapping[str, float], nombre: int) -> pl.Series:
    """Draw keys by their weights."""
    return pl.Series(list(parts)).gather(rangs(hasard, parts, nombre))


def nombres(hasard: Hasard, parts: Mapping[str, float], nombre: int) -> NDArray[np.int64]:
    """Draw keys that are numbers by their weights."""
    return np.array([int(cle) for cle in parts])[rangs(hasard, parts, nombre)]


def sauf(valeurs: NDArray[Any], manquent: NDArray[np.bool_]) -> pl.Series:
    """Return a column without some of its values."""
    return pl.Series(valeurs).set(pl.Series(manquent), None)
