"""The known word nearest to one that was mistyped."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches


def suggerer(mot: str, connus: Collection[str]) -> str:
    """Return « ; vouliez-vous dire … ? », or nothing when no known word is near."""
    proches = get_close_matches(mot, list(connus), n=1)
    return f" ; vouliez-vous dire « {proches[0]} » ?" if proches else ""
