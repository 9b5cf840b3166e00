"""What a self-check says: never a decision, and never a reason to refuse by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Gravite(StrEnum):
    INFO = "info"
    A_VERIFIER = "a_verifier"


@dataclass(frozen=True, slots=True)
class Constat:
    """One thing seen in a document; `phrase` holds the places of `valeurs`, `dit` is what is read."""

    code: str
    gravite: Gravite
    phrase: str
    valeurs: Mapping[str, str] = field(default_factory=dict)

    @property
    def dit(self) -> str:
        return self.phrase % self.valeurs


def info(code: str, phrase: str, **valeurs: str) -> Constat:
    return Constat(code, Gravite.INFO, phrase, valeurs)


def a_verifier(code: str, phrase: str, **valeurs: str) -> Constat:
    return Constat(code, Gravite.A_VERIFIER, phrase, valeurs)
