"""The link that opens a draft on another device: its code, signed and dated."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core import signing

SEL: Final = "seuil.declarations.reprise"


def jeton(code: str) -> str:
    """Return what the link bears."""
    return signing.TimestampSigner(salt=SEL).sign(code)


def code_du_jeton(lien: str) -> str | None:
    """Return the code of a link, None when it was altered or is older than a draft is kept."""
    try:
        return signing.TimestampSigner(salt=SEL).unsign(lien, max_age=timedelta(days=settings.BROUILLONS_JOURS))
    except signing.BadSignature:
        return None
