"""What people send in a day: photos, a PDF, a file of nothing, a cut photo, a dangerous one."""

import io
from collections.abc import Callable
from functools import cache

import pikepdf
from PIL import Image

from seuil.documents.moteurs.clamd import TEMOIN


@cache
def photo_de_telephone() -> bytes:
    """Twelve million points, hardly compressible."""
    sortie = io.BytesIO()
    Image.effect_noise((1000, 750), 60).resize((4000, 3000)).convert("RGB").save(sortie, "JPEG", quality=80)
    return sortie.getvalue()


@cache
def avis() -> bytes:
    """Four pages."""
    sortie = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(4):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(sortie)
    return sortie.getvalue()


def coupee() -> bytes:
    return photo_de_telephone()[: len(photo_de_telephone()) // 2]


def infecte() -> bytes:
    return avis() + TEMOIN


ENVOIS: tuple[Callable[[], bytes], ...] = (photo_de_telephone, avis, avis, photo_de_telephone, coupee, avis, infecte)
