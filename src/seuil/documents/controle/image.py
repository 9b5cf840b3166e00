"""A photo, upright, without position, never larger than what a reader needs. For the child only."""

import io
import sys

from PIL import Image, ImageOps

from seuil.documents.controle import enfant
from seuil.documents.controle.limites import COTE_MAXIMUM, IMAGE_MAXIMUM, PIXELS_MAXIMUM, Motif, Refus

LUS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
REDUCTIBLES = ("JPEG", "MPO")  # read at a half, a quarter or an eighth: they never take their whole size
OCTETS = {"1": 1, "L": 1, "I;16": 2, "RGB": 5, "P": 7}  # one point while it is shrunk, copies counted
OCTETS_HEIF = 8  # decoded whole, beside its planes of light and colour
OCTETS_SINON = 9  # transparency, ink, floats
ILLISIBLES = (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, LookupError, TypeError)


def reconstruire(contenu: bytes, lus: tuple[str, ...] = LUS) -> enfant.Rendu:
    """Return a JPEG of a photo in one of these formats. Raises Refus."""
    Image.MAX_IMAGE_PIXELS = None  # the two limits below hold instead, without a warning on the way
    try:
        with Image.open(io.BytesIO(contenu), formats=lus) as ouverte:
            _mesurer(ouverte)
            droite = _lire(ouverte)
    except ILLISIBLES as erreur:
        raise Refus(Motif.ILLISIBLE) from erreur
    droite.info.clear()  # a comment would follow the points into the new file
    sortie = io.BytesIO()
    droite.save(sortie, "JPEG", quality=85)
    return sortie.getvalue(), 1


def _lire(ouverte: Image.Image) -> Image.Image:
    """Return the photo upright: one that begins well and does not end was cut on its way."""
    try:
        return _redresser(ouverte)
    except ILLISIBLES as erreur:
        raise Refus(Motif.COUPE) from erreur


def _mesurer(ouverte: Image.Image) -> None:
    """Refuse by what the file declares, before any point is read."""
    points = ouverte.width * ouverte.height
    octets = 0 if ouverte.format in REDUCTIBLES else OCTETS.get(ouverte.mode, OCTETS_SINON)
    octets = OCTETS_HEIF if ouverte.format == "HEIF" else octets
    if points > PIXELS_MAXIMUM or points * octets > IMAGE_MAXIMUM:
        raise Refus(Motif.TROP_GRAND)


def _redresser(ouverte: Image.Image) -> Image.Image:
    """Shrink first: every later copy is a small one. A JPEG is even read smaller than it is."""
    if ouverte.mode == "P":
        ouverte = ouverte.convert("RGB")  # a palette cannot be averaged
    ouverte.thumbnail((COTE_MAXIMUM, COTE_MAXIMUM), reducing_gap=1.0)
    return ImageOps.exif_transpose(ouverte).convert("RGB")


if __name__ == "__main__":
    sys.exit(enfant.main(reconstruire))
