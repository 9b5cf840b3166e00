"""The coded motives of a commission and of a designation: their words and their article, never typed twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from seuil.regles.baremes import bareme
from seuil.regles.saisie import citer


class Acte(StrEnum):
    """What is motivated: a decision d or e of art. R441-3, an examination put off, a rank passed over."""

    NON_ATTRIBUTION = "non_attribution"
    IRRECEVABILITE = "irrecevabilite"
    REPORT = "report"
    RANG_PASSE = "rang_passe"


class MotifInconnu(LookupError):
    """No motive has this code for this act."""


@dataclass(frozen=True, slots=True)
class Motif:
    """`libelle` for who chooses it, `phrase` for who reads it (empty: the free words say all)."""

    code: str
    libelle: str
    phrase: str
    article: str
    exige_des_mots: bool


def motifs(acte: Acte, le: date) -> tuple[Motif, ...]:
    """Return the motives of an act, in the order they are offered."""
    return _motifs(acte, bareme("motifs", le).depuis)


def motif(acte: Acte, code: str, le: date) -> Motif:
    """Return one motive. Raises MotifInconnu."""
    trouve = next((motif for motif in motifs(acte, le) if motif.code == code), None)
    if trouve is None:
        raise MotifInconnu(f"Le motif {citer(code)} n’existe pas.")
    return trouve


@lru_cache(maxsize=32)
def _motifs(acte: Acte, depuis: date) -> tuple[Motif, ...]:
    lignes = bareme("motifs", depuis).contenu[acte]
    return tuple(
        Motif(code, ligne["libelle"], ligne["phrase"], ligne["article"], ligne.get("mots", False))
        for code, ligne in lignes.items()
    )
