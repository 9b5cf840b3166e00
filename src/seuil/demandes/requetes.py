"""What a demand has around it: its draft, its attestation."""

import uuid

from seuil.courriers.models import Courrier, Gabarit
from seuil.demandes.models import Brouillon, Demande


def brouillon_de(cle: str | None) -> Brouillon | None:
    """Return the draft of that key, registered or not."""
    if not cle:
        return None
    return Brouillon.objects.select_related("demande", "piece_identite").filter(pk=uuid.UUID(cle)).first()


def attestation_de(demande: Demande) -> Courrier | None:
    """Return the last attestation, None while the worker has not written it."""
    ecrites = Courrier.objects.filter(numero_unique=demande.numero_unique, gabarit=Gabarit.ATTESTATION)
    return ecrites.order_by("pk").last()
