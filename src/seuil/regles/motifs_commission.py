"""The coded motives of a commission and of a designation: their words and their article, never typed twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from seuil.regles.baremes import bareme
from seuil.regles.saisie import citer
from seuil.regles.verdicts import Verdict, a_preciser, non, oui


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
    """`libelle` for who chooses it, `phrase` for who reads it (empty: the free words say all).

    `suite`: what the household may do about a postponement, empty where nobody can tell.
    """

    code: str
    libelle: str
    phrase: str
    article: str
    exige_des_mots: bool
    suite: str = ""


def motifs(acte: Acte, le: date) -> tuple[Motif, ...]:
    """Return the motives of an act, in the order they are offered."""
    return _motifs(acte, bareme("motifs", le).depuis)


def motif(acte: Acte, code: str, le: date) -> Motif:
    """Return one motive. Raises MotifInconnu."""
    trouve = next((motif for motif in motifs(acte, le) if motif.code == code), None)
    if trouve is None:
        raise MotifInconnu(f"Le motif {citer(code)} n’existe pas.")
    return trouve


def motiver(acte: Acte, code: str, mots: str, le: date) -> Verdict:
    """Say whether an act is motivated: a known code, and words where the code alone says too little."""
    if not code:
        return a_preciser("Choisissez le motif.")
    try:
        choisi = motif(acte, code, le)
    except MotifInconnu as inconnu:
        return non(str(inconnu))
    if choisi.exige_des_mots and not mots.strip():
        return a_preciser(f"Écrivez le motif : « {choisi.libelle} » ne suffit pas.")
    return oui(choisi.libelle)


def en_clair(acte: Acte, code: str, mots: str, le: date) -> str:
    """Return a motive as it is read: its sentence, then the free words that may be printed."""
    return " ".join(filter(None, [motif(acte, code, le).phrase, mots.strip()]))


def en_bref(acte: Acte, code: str, mots: str, le: date) -> str:
    """Return a motive as the minutes write it: its label, then the free words that may be printed."""
    choisi = motif(acte, code, le)
    return ". ".join(filter(None, [choisi.libelle if choisi.phrase else "", mots.strip()]))


@lru_cache(maxsize=32)
def _motifs(acte: Acte, depuis: date) -> tuple[Motif, ...]:
    lignes = bareme("motifs", depuis).contenu[acte]
    return tuple(
        Motif(
            code, ligne["libelle"], ligne["phrase"], ligne["article"], ligne.get("mots", False), ligne.get("suite", "")
        )
        for code, ligne in lignes.items()
    )
