"""Read a letter as its reader does: one line of plain words."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

from seuil.courriers.rendu import pdf


def texte(contenu: bytes) -> str:
    """Return the words of a PDF, with single ordinary spaces."""
    pages = PdfReader(BytesIO(contenu)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def polices(contenu: bytes) -> set[str]:
    """Return the names of the fonts that a PDF draws with."""
    with pikepdf.open(BytesIO(contenu)) as document:
        tous = [objet for objet in document.objects if isinstance(objet, pikepdf.Dictionary)]
        return {str(objet.BaseFont) for objet in tous if "/BaseFont" in objet}


def lire(gabarit: str, contexte: Mapping[str, Any]) -> str:
    """Return the words of the letter that a context gives."""
    return texte(pdf(gabarit, contexte))
