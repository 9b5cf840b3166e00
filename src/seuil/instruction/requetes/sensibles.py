"""The sensitive compartment: papers whose mere name tells of health, violence, prostitution or trafficking."""

from datetime import date
from typing import Final

from seuil.regles.pieces import pieces_apportees
from seuil.regles.preuves import faits_prouvables
from seuil.regles.protection import fait_est_protege

CODES_SENSIBLES: Final = frozenset(
    piece.code
    for piece in pieces_apportees(date.max)
    if piece.protege or any(map(fait_est_protege, faits_prouvables(piece.code, date.max)))
)
