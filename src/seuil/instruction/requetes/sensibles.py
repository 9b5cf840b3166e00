"""The sensitive compartment: papers whose mere name tells of health, violence, prostitution or trafficking."""

from datetime import date
from typing import Final

from seuil.regles.pieces import liste_limitative, pieces_apportees, titres
from seuil.regles.preuves import faits_prouvables
from seuil.regles.protection import fait_est_protege

CODES_SENSIBLES: Final = frozenset(
    piece.code
    for piece in (*liste_limitative(date.max), *pieces_apportees(date.max), *titres(date.max))
    if piece.protege or any(map(fait_est_protege, faits_prouvables(piece.code, date.max)))
)
