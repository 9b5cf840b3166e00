"""A page of a stored document as a picture."""

import io

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from seuil.documents.models import Document
from seuil.socle.coffre import dechiffrer


class RenduImpossible(ValueError):
    """This page cannot be shown; the sentence says why."""


def page(document: Document, numero: int, *, rotation: int = 0, largeur: int = 1400) -> bytes:
    """Return a page, the first is 1, turned clockwise, as a JPEG. Raises RenduImpossible."""
    if not 1 <= numero <= document.nb_pages:
        raise RenduImpossible("Ce document n’a pas de page de ce numéro.")
    contenu = dechiffrer(bytes(document.chiffre), lie_a=f"{document.sorte}:{document.empreinte}")
    if document.type_mime == "application/pdf":
        image = pypdfium2.PdfDocument(contenu)[numero - 1].render(scale=2).to_pil()
    else:
        image = Image.open(io.BytesIO(contenu))
    image = image.convert("RGB").rotate(-rotation, expand=True)
    image.thumbnail((largeur, largeur * 2))
    sortie = io.BytesIO()
    image.save(sortie, "JPEG", quality=80)
    return sortie.getvalue()
