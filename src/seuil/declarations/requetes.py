"""The draft that a browser is filling."""

import uuid

from seuil.declarations.models import Brouillon


def brouillon_de(cle: str | None) -> Brouillon | None:
    """Return the draft of that key, registered or not."""
    if not cle:
        return None
    return Brouillon.objects.select_related("demande", "piece_identite").filter(pk=uuid.UUID(cle)).first()
