"""One page of a file that we rebuilt, as a JPEG to look at. For the child only."""

import io
import json
import sys
from typing import Final

import pypdfium2
from PIL import Image

from seuil.documents.controle import enfant
from seuil.documents.controle.limites import COTE_MAXIMUM, Motif, Refus

QUALITE: Final = 80


def reconstruire(recu: bytes) -> enfant.Rendu:
    """Return the page asked for, turned, at most this wide. Raises Refus."""
    consigne, _, contenu = recu.partition(b"\n")
    demande = json.loads(consigne)
    largeur = min(int(demande["largeur"]), COTE_MAXIMUM)
    lire = _page if contenu.startswith(b"%PDF") else _photo
    try:
        image, pages = lire(contenu, int(demande["numero"]), largeur)
    except (pypdfium2.PdfiumError, OSError, ValueError, SyntaxError) as erreur:
        raise Refus(Motif.ABIME) from erreur
    tournee = image.rotate(-int(demande["rotation"]), expand=True)
    tournee.thumbnail((largeur, COTE_MAXIMUM))
    sortie = io.BytesIO()
    tournee.save(sortie, "JPEG", quality=QUALITE)
    return sortie.getvalue(), pages


def _page(contenu: bytes, numero: int, largeur: int) -> tuple[Image.Image, int]:
    pdf = pypdfium2.PdfDocument(contenu)
    if not 1 <= numero <= len(pdf):
        raise Refus(Motif.SANS_PAGE)
    page = pdf[numero - 1]
    large, haut = page.get_size()
    echelle = min(largeur / large, COTE_MAXIMUM / haut) if large and haut else 1.0
    return page.render(scale=echelle, may_draw_forms=False).to_pil().convert("RGB"), len(pdf)


def _photo(contenu: bytes, numero: int, largeur: int) -> tuple[Image.Image, int]:
    if numero != 1:
        raise Refus(Motif.SANS_PAGE)
    image = Image.open(io.BytesIO(contenu), formats=("JPEG",))
    image.thumbnail((COTE_MAXIMUM, COTE_MAXIMUM))
    return image.convert("RGB"), 1


if __name__ == "__main__":
    sys.exit(enfant.main(reconstruire))
