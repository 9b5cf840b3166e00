"""Draw which dwellings become free: the same for the same seed, on every machine."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class TirageImpossible(ValueError):
    """Nothing can be drawn with these weights."""


def tirer(poids: NDArray[np.int64], nombre: int, *, graine: int) -> NDArray[np.int64]:
    """Return the ranks of `nombre` draws with replacement, each in proportion to its whole weight.

    A longer draw begins like a shorter one of the same seed. Raises TirageImpossible without a positive weight.
    """
    cumul = np.cumsum(poids, dtype=np.int64)
    if not len(cumul) or cumul[-1] <= 0 or int(poids.min()) < 0:
        raise TirageImpossible("il faut des poids positifs ou nuls, dont un au moins n’est pas nul")
    tires = np.random.Generator(np.random.PCG64(graine)).integers(0, cumul[-1], nombre)
    return np.searchsorted(cumul, tires, side="right")
