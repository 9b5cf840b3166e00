"""Papers already read, as a test needs them: the rows that a desk writes, without the desk."""

from datetime import date
from typing import Any

from seuil.demandes.models import Demande, FaitEtabli, Origine

TOUJOURS = date(2020, 1, 1)


def prouver(demande: Demande, *faits: str, **autres: Any) -> list[FaitEtabli]:
    """Make these facts the only ones established, from long ago and without end unless ``autres`` says otherwise."""
    demande.faits_etablis.all().delete()
    dits = {"du": TOUJOURS, "origine": Origine.PIECE, "source": "Pièce", "par": "Agent", "etabli_le": TOUJOURS}
    return FaitEtabli.objects.bulk_create(FaitEtabli(demande=demande, fait=fait, **dits | autres) for fait in faits)
