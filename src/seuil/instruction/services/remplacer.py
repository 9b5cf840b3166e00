"""A step of the acceptance: the paper accepted before gives its place, in the same transaction."""

from seuil.instruction.models import Piece


def remplacer_l_ancienne(piece: Piece) -> Piece | None:
    """Let the accepted paper that ``piece`` renews go; to be called before ``piece`` is accepted, under its lock."""
    if piece.remplace is None:
        return None
    ancienne = piece.remplace.verrouiller()
    ancienne.passer("remplacer")
    ancienne.save(update_fields=["etat"])
    return ancienne
