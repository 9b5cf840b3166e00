"""The CALEOL: its members and their voices, its sessions, one reasoned decision per candidate."""

from seuil.commissions.models.composition import Commission, Membre, Qualite
from seuil.commissions.models.decisions import (
    ATTRIBUANT,
    UN_RANG_PAR_POINT,
    UNE_DECISION_PAR_CANDIDAT,
    UNE_SEULE_ATTRIBUTION,
    Decision,
    Nature,
    Report,
    VoteAnterieur,
)
from seuil.commissions.models.seances import Deport, Mouvement, Point, Presence, Seance

__all__ = [
    "ATTRIBUANT",
    "UNE_DECISION_PAR_CANDIDAT",
    "UNE_SEULE_ATTRIBUTION",
    "UN_RANG_PAR_POINT",
    "Commission",
    "Decision",
    "Deport",
    "Membre",
    "Mouvement",
    "Nature",
    "Point",
    "Presence",
    "Qualite",
    "Report",
    "Seance",
    "VoteAnterieur",
]
