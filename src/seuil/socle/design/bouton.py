"""Buttons: one solid per page, the others outlined; a closed button says why."""

from typing import Any

TONS = {"plein": "btn-primary", "contour": "btn-outline-primary", "danger": "btn-outline-danger", "lien": "btn-link"}


def contexte(texte: str, ton: str, **reste: Any) -> dict[str, Any]:
    """Return the class of a button; an unknown tone is a mistake of the page."""
    if ton not in TONS:
        raise ValueError(f"Ton de bouton inconnu : {ton}. Les tons sont {', '.join(TONS)}.")
    return {"texte": texte, "classe": TONS[ton], **reste}
