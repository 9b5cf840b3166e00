"""The texts a rule rests on, and how sure one is of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Certitude(StrEnum):
    """How a rule was established (law reference, marks ✔ ≈ MEM CALC CHOIX)."""

    VERIFIE = "verifie"
    SECONDAIRE = "secondaire"
    MEMOIRE = "memoire"
    CALCUL = "calcul"
    CHOIX = "choix"


@dataclass(frozen=True, slots=True)
class Texte:
    """An article cited with its certainty: `Texte("R441-3", Certitude.VERIFIE)`."""

    article: str
    certitude: Certitude
    precision: str = ""

    def __str__(self) -> str:
        if self.precision:
            return f"{self.article} ({self.precision})"
        return self.article


@dataclass(frozen=True, slots=True)
class Source:
    """Where the figures of a dated table come from."""

    texte: str
    certitude: Certitude
    note: str = ""


class TableIllisible(ValueError):
    """A dated file does not carry what the law's tables must carry."""


def lire_source(table: dict[str, object], *, fichier: str) -> Source:
    """Return the `[source]` of a dated file; raises TableIllisible when it cites nothing."""
    brut = table.get("source")
    if not isinstance(brut, dict) or not brut.get("texte"):
        raise TableIllisible(f"{fichier} : la section [source] doit citer un texte.")
    valeur = str(brut.get("certitude", ""))
    if valeur not in [certitude.value for certitude in Certitude]:
        permises = ", ".join(Certitude)
        raise TableIllisible(f"{fichier} : certitude « {valeur} » inconnue ({permises}).")
    return Source(str(brut["texte"]), Certitude(valeur), str(brut.get("note", "")))
