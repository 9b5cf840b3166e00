"""Read a letter as its reader does: one line of plain words."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from seuil.courriers.rendu import pdf


def texte(contenu: bytes) -> str:
    """Return the words of a PDF, with single ordinary spaces."""
    pages = PdfReader(BytesIO(contenu)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def lire(gabarit: str, contexte: Mapping[str, Any]) -> str:
    """Return the words of the letter that a context gives."""
    return texte(pdf(gabarit, contexte))
