"""Why a page is to be sent again, where the household asks: the common reasons, then those that its town adds."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from seuil.demandes.models import Demande
from seuil.demandes.requetes import territoires_souhaites
from seuil.instruction.models import Piece
from seuil.regles.motifs_pieces import MotifDePiece, motifs_de_piece, motifs_pour
from seuil.regles.pieces import piece_de_code


def motifs_d_ici(demande: Demande, le: date) -> dict[str, MotifDePiece]:
    """Return the reasons of a day, by code."""
    return {motif.code: motif for motif in motifs_de_piece(le, _ajoutes(demande))}


def motifs_offerts(piece: Piece, le: date) -> tuple[MotifDePiece, ...]:
    """Return the reasons that an agent may give of a paper, in the order they are offered."""
    return motifs_pour(piece_de_code(piece.code, le), le, _ajoutes(piece.demande))


def _ajoutes(demande: Demande) -> Mapping[str, Any]:
    """Return what the territory of the first wish adds or rewords; nothing takes a common reason away."""
    ici = next(iter(territoires_souhaites(demande)), None)
    return ici.motifs_pieces if ici else {}
