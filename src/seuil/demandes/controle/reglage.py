"""The weights and the thresholds of a resemblance, read once from the file that says how they were chosen."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FICHIER: Final = Path(__file__).with_name("ressemblance.toml")


@dataclass(frozen=True, slots=True)
class Reglage:
    """``nom``, ``prenom`` and ``naissance``: a weight for each way to be near; the thresholds are sums of three."""

    nom: Mapping[str, float]
    prenom: Mapping[str, float]
    naissance: Mapping[str, float]
    ailleurs: Mapping[str, float]
    forte: float
    probable: float
    faible: float
    candidats: int


@cache
def reglage() -> Reglage:
    """Return the weights of this installation's code."""
    lu: dict[str, Any] = tomllib.loads(FICHIER.read_text(encoding="utf-8"))
    return Reglage(**lu["poids"], **lu["seuils"])
