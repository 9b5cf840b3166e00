"""Deliver the attestation of registration (art. R441-2-4): within a month, in fact at once."""

from datetime import date

from seuil.courriers.models import Courrier, Gabarit
from seuil.courriers.services import ecrire
from seuil.demandes.courriers import attestation
from seuil.demandes.models import Demande


def attester(demande: Demande, *, le: date) -> Courrier:
    """Write the attestation and keep it in the file."""
    return ecrire(
        Gabarit.ATTESTATION,
        objet="Attestation de renouvellement" if demande.renouvelee_le else "Attestation d’enregistrement",
        contexte=attestation(demande, le=le),
        le=le,
        numero_unique=demande.numero_unique,
    )
