"""The verbs of the offer and of the lease."""

from seuil.baux.services.offrir import AucunCandidat, OffreEnCours, offrir
from seuil.baux.services.repondre import accepter, constater_silence, refuser, retirer_la_demande
from seuil.baux.services.signer import AssuranceManquante, signer

__all__ = [
    "AssuranceManquante",
    "AucunCandidat",
    "OffreEnCours",
    "accepter",
    "constater_silence",
    "offrir",
    "refuser",
    "retirer_la_demande",
    "signer",
]
