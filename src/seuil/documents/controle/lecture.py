"""What a file that we rebuilt says by itself: its text, its 2D-Docs, how sharp it is. For the child only.

Said in JSON, and never sure: a code or a text that was not read is absent, the file is as good without it.
"""

import io
import json
import sys
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter

from seuil.documents.controle import enfant
from seuil.documents.controle.limites import COTE_MAXIMUM, Motif, Refus

PAR_POUCE: Final = 72
RESOLUTION: Final = 200  # points per inch of a page looked at: the points of a code stay apart
PAGES_REGARDEES: Final = 4  # a notice bears its code on the first page; the others are read, not looked at
PAGES_LUES: Final = 40
SIGNES_PAR_PAGE: Final = 20_000
COTE_MESURE: Final = 1_000  # sharpness is compared at one size
DATAMATRIX: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.DataMatrix)
MILIEU: Final = 128  # a point like its neighbours, once filtered
CONTOURS: Final = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=MILIEU)
PART_DES_CONTOURS: Final = 0.0002
CONTRASTE_MINIMUM: Final = 20
ILLISIBLES: Final = (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, LookupError, TypeError)


def reconstruire(contenu: bytes) -> enfant.Rendu:
    """Return what was read, in JSON, and the number of pages. Raises Refus."""
    try:
        lu = _pdf(contenu) if contenu.startswith(b"%PDF") else _photo(contenu)
    except (pypdfium2.PdfiumError, *ILLISIBLES) as erreur:
        raise Refus(Motif.ABIME) from erreur
    return json.dumps(lu, ensure_ascii=False).encode(), int(lu["nb_pages"])


def _pdf(contenu: bytes) -> dict[str, Any]:
    pdf = pypdfium2.PdfDocument(contenu)
    textes = [_texte(pdf[rang]) for rang in range(min(len(pdf), PAGES_LUES))]
    codes: list[str] = []
    nettes: list[float] = []
    for rang, image in _images(pdf):
        codes += _codes(image)
        if not textes[rang].strip():
            nettes += [nette for nette in [_nettete(image)] if nette is not None]
    return _dire(textes, codes, min(nettes, default=None), None, len(pdf))


def _photo(contenu: bytes) -> dict[str, Any]:
    with Image.open(io.BytesIO(contenu), formats=("JPEG",)) as ouverte:
        ouverte.thumbnail((COTE_MAXIMUM, COTE_MAXIMUM))
        grise = ouverte.convert("L")
    return _dire([""], _codes(grise), _nettete(grise), min(grise.size), 1)


def _dire(
    textes: list[str], codes: list[str], nettete: float | None, petit_cote: int | None, nb_pages: int
) -> dict[str, Any]:
    return {
        "textes": textes,
        "codes": list(dict.fromkeys(codes)),
        "nettete": nettete,
        "petit_cote": petit_cote,
        "nb_pages": nb_pages,
    }


def _texte(page: pypdfium2.PdfPage) -> str:
    lu: str = page.get_textpage().get_text_range()[:SIGNES_PAR_PAGE]
    return lu.replace("\r\n", "\n").encode("utf-8", "replace").decode()


def _images(pdf: pypdfium2.PdfDocument) -> Iterator[tuple[int, Image.Image]]:
    """Yield the first pages in grey, at a resolution that never makes a picture too large."""
    for rang in range(min(len(pdf), PAGES_REGARDEES)):
        page = pdf[rang]
        cote = max(page.get_size())
        if cote > 0:
            echelle = min(RESOLUTION / PAR_POUCE, COTE_MAXIMUM / cote)
            yield rang, page.render(scale=echelle, grayscale=True, may_draw_forms=False).to_pil().convert("L")


def _codes(image: Image.Image) -> list[str]:
    """Return the 2D-Docs of a page, separators kept."""
    lus = zxingcpp.read_barcodes(image, formats=DATAMATRIX)
    return [_lettres(lu.bytes) for lu in lus]


def _lettres(octets: bytes) -> str:
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode("latin-1")


def _nettete(image: Image.Image) -> float | None:
    """Return how sharp the sharpest contours are, from 0 to 127; None for a page where nothing is written.

    The sharpest alone: a short letter in focus is as sharp as a full page.
    """
    mesuree = image.copy()
    mesuree.thumbnail((COTE_MESURE, COTE_MESURE))
    teintes = [teinte for teinte, nombre in enumerate(mesuree.histogram()) if nombre]
    if teintes[-1] - teintes[0] < CONTRASTE_MINIMUM:
        return None
    contours = mesuree.filter(CONTOURS).crop((1, 1, mesuree.width - 1, mesuree.height - 1))  # the edge is not filtered
    nombres = contours.histogram()
    reste = max(1, round(contours.width * contours.height * PART_DES_CONTOURS))
    for ecart in range(MILIEU - 1, 0, -1):
        reste -= nombres[MILIEU + ecart] + nombres[MILIEU - ecart]
        if reste <= 0:
            return float(ecart)
    return 0.0


if __name__ == "__main__":
    sys.exit(enfant.main(reconstruire))
