"""What Brevo says of an SMS afterwards (https://developers.brevo.com/docs/transactional-webhooks).

It calls again until it is answered, up to five times, and in any order: two reports of one SMS are two equal values.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

LU = 1_048_576  # octets
RAPPORTS_AU_PLUS = 1000
_CLE = re.compile(r"[A-Za-z0-9_-]{22}")


class Sort(TextChoices):
    """What became of an SMS."""

    LIVRE = "livre", "Reçu par le téléphone"
    REFUSE_DEFINITIF = "refuse_definitif", "Refusé"
    REFUSE_TEMPORAIRE = "refuse_temporaire", "Non reçu pour l’instant"
    AUTRE = "autre", "Sans conséquence"


_SORTS = {
    "delivered": Sort.LIVRE,
    "hardbounce": Sort.REFUSE_DEFINITIF,
    "blacklisted": Sort.REFUSE_DEFINITIF,
    "softbounce": Sort.REFUSE_TEMPORAIRE,
    "rejected": Sort.REFUSE_TEMPORAIRE,  # by the operator: it says nothing of the number
    "skip": Sort.REFUSE_TEMPORAIRE,
}


@dataclass(frozen=True)
class Rapport:
    """One report; ``cle`` names the sending, ``reference`` is what its departure returned."""

    cle: str | None
    reference: str
    sort: Sort


def lire_rapports(octets: bytes) -> list[Rapport]:
    """Return the reports of one call, one or many; none of what is not one."""
    try:
        recu = json.loads(octets[:LU])
    except (ValueError, RecursionError):
        return []
    evenements = recu if isinstance(recu, list) else [recu]
    return [_rapport(dit) for dit in evenements[:RAPPORTS_AU_PLUS] if isinstance(dit, dict)]


def _rapport(dit: dict[str, Any]) -> Rapport:
    etat = str(dit.get("msg_status", "")).lower().replace("_", "")
    reference = dit.get("messageId", "")
    return Rapport(
        cle=_cle(dit.get("tag")),
        reference=str(reference)[:200] if isinstance(reference, str | int) else "",
        sort=_SORTS.get(etat, Sort.AUTRE),
    )


def _cle(etiquettes: object) -> str | None:
    """Return the key that we gave as a tag: one tag comes back as itself or in a list."""
    lues = etiquettes if isinstance(etiquettes, list) else [etiquettes]
    return next((lue for lue in lues if isinstance(lue, str) and _CLE.fullmatch(lue)), None)
