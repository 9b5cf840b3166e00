"""A photo as recent telephones keep it (HEIC), made a JPEG. Its reader is loaded by this child only."""

import sys

import pillow_heif

from seuil.documents.controle import enfant, image

LUS = ("HEIF",)


def reconstruire(contenu: bytes) -> enfant.Rendu:
    """Return a JPEG. Raises Refus."""
    pillow_heif.options.DECODE_THREADS = 1  # the child may start none
    pillow_heif.register_heif_opener(thumbnails=False)
    return image.reconstruire(contenu, lus=LUS)


if __name__ == "__main__":
    sys.exit(enfant.main(reconstruire))
