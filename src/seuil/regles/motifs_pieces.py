"""Why a paper is to be sent again, in words for the agent and for the household (art. R441-2-4-1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from seuil.regles.baremes import bareme
from seuil.regles.pieces import Piece
from seuil.regles.saisie import citer
from seuil.regles.textes import TableIllisible

CLES: Final = ("libelle", "phrase", "que_faire")
AGE: Final = "{mois}"


class MotifDePieceInconnu(LookupError):
    """No motive has this code."""


@dataclass(frozen=True, slots=True)
class MotifDePiece:
    """`libelle` for who checks, `phrase` and `que_faire` for the household; `{mois}` is the age of the list."""

    code: str
    libelle: str
    phrase: str
    que_faire: str

    def convient_a(self, piece: Piece) -> bool:
        """Say whether this motive can be given of a paper: one of age needs an age in the list."""
        return piece.validite_mois is not None or AGE not in self.phrase + self.que_faire

    def dire(self, piece: Piece) -> str:
        """Return what the household reads: what is wrong, then what to send instead."""
        mots = f"{self.phrase} {self.que_faire}"
        return mots if piece.validite_mois is None else mots.replace(AGE, str(piece.validite_mois))


def motifs_de_piece(le: date, du_territoire: Mapping[str, Any] | None = None) -> tuple[MotifDePiece, ...]:
    """Return the motives: the common ones, reworded or followed by those of a territory.

    `du_territoire` has the shape of the table: a code to its `libelle`, `phrase`, `que_faire`; rewording may give only
    some of them. Raises TableIllisible for a code without its three sentences.
    """
    lignes: dict[str, Any] = dict(bareme("motifs_pieces", le).contenu["motifs"])
    for code, ligne in (du_territoire or {}).items():
        if not isinstance(ligne, Mapping):
            raise TableIllisible(f"Le motif {citer(code)} n’a pas de phrase.")
        lignes[code] = {**lignes.get(code, {}), **ligne}
    return tuple(_lire(code, ligne) for code, ligne in lignes.items())


def motifs_pour(piece: Piece, le: date, du_territoire: Mapping[str, Any] | None = None) -> tuple[MotifDePiece, ...]:
    """Return the motives that can be given of a paper, in the order they are offered."""
    return tuple(motif for motif in motifs_de_piece(le, du_territoire) if motif.convient_a(piece))


def motif_de_piece(code: str, le: date, du_territoire: Mapping[str, Any] | None = None) -> MotifDePiece:
    """Return one motive. Raises MotifDePieceInconnu."""
    trouve = next((motif for motif in motifs_de_piece(le, du_territoire) if motif.code == code), None)
    if trouve is None:
        raise MotifDePieceInconnu(f"Le motif {citer(code)} n’existe pas.")
    return trouve


def _lire(code: str, ligne: Mapping[str, Any]) -> MotifDePiece:
    inconnues = sorted(set(ligne) - set(CLES))
    if inconnues:
        raise TableIllisible(f"Le motif {citer(code)} porte un champ inconnu : {citer(inconnues[0])}.")
    for cle in CLES:
        if not isinstance(ligne.get(cle), str) or not ligne[cle].strip():
            raise TableIllisible(f"Le motif {citer(code)} n’a pas de {citer(cle)}.")
    if not code.isupper() or not code.replace("_", "").isalnum():
        raise TableIllisible(f"Le code {citer(code)} s’écrit en capitales : NON_SIGNEE.")
    return MotifDePiece(code, *(ligne[cle].strip() for cle in CLES))
