"""What a demand says in letters: its address, its attestation (art. R441-2-4), how to contest what was decided."""

from seuil.demandes.courriers.contester import algorithme, recours
from seuil.demandes.courriers.enregistrement import RADIEE_SI, attestation
from seuil.demandes.courriers.entete import a_lire, a_poster, destinataire, emetteur, lettre

__all__ = [
    "RADIEE_SI",
    "a_lire",
    "a_poster",
    "algorithme",
    "attestation",
    "destinataire",
    "emetteur",
    "lettre",
    "recours",
]
