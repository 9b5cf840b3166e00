"""The drafts that a browser is filling."""

import uuid
from collections.abc import Iterable

from seuil.declarations.models import Brouillon


def brouillon_de(cle: str | None) -> Brouillon | None:
    """Return the draft of that key, registered or not."""
    if not cle:
        return None
    return Brouillon.objects.select_related("demande", "piece_identite").filter(pk=uuid.UUID(cle)).first()


def autres_brouillons(cles: Iterable[str], sauf: Brouillon | None) -> list[Brouillon]:
    """Return the other unfinished drafts of a browser, the last one first; ``sauf`` is the one it fills."""
    siens = Brouillon.objects.filter(pk__in=[uuid.UUID(cle) for cle in cles], demande=None)
    return [autre for autre in siens.order_by("-modifie_a") if sauf is None or autre.pk != sauf.pk]
