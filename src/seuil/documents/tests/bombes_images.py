"""Images that are small to send and heavy to open."""

import io
import struct
import zlib

from PIL import Image
from pillow_heif import register_heif_opener

from seuil.documents.tests.bombes_pdf import MO, gonflable

ENDROIT_DES_COTES = {b"\xff\xc0": 5, b"\xff\xc2": 5}


def morceau(sorte: bytes, contenu: bytes) -> bytes:
    return struct.pack(">I", len(contenu)) + sorte + contenu + struct.pack(">I", zlib.crc32(sorte + contenu))


def png(largeur: int, hauteur: int, *, profondeur: int, couleur: int, octets: int, avant: bytes = b"") -> bytes:
    """Return a black PNG, written line by line."""
    presse, ligne = zlib.compressobj(9), bytes(1 + largeur * octets)
    points = b"".join(presse.compress(ligne) for _ in range(hauteur)) + presse.flush()
    entete = struct.pack(">IIBBBBB", largeur, hauteur, profondeur, couleur, 0, 0, 0)
    corps = morceau(b"IHDR", entete) + avant + morceau(b"IDAT", points) + morceau(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + corps


def png_de_l_audit() -> bytes:
    """59 million points: 249 KB that took 679 MB (audit S3)."""
    return png(7_700, 7_700, profondeur=8, couleur=6, octets=4)


def png_de_soixante_mille() -> bytes:
    return png(60_000, 10, profondeur=8, couleur=2, octets=3).replace(
        struct.pack(">II", 60_000, 10), struct.pack(">II", 60_000, 60_000)
    )


def png_transparent() -> bytes:
    """21 million points of four bytes, and as much again to shrink them."""
    return png(4_600, 4_600, profondeur=16, couleur=6, octets=8)


def heic_d_un_telephone() -> bytes:
    """24 million points, as recent telephones keep them."""
    return heic(5_712, 4_284)


def heic_trop_grande() -> bytes:
    """26 million points in a few kilobytes."""
    return heic(5_900, 4_400)


def heic(largeur: int, hauteur: int) -> bytes:
    register_heif_opener()
    sortie = io.BytesIO()
    Image.new("RGB", (largeur, hauteur), "grey").save(sortie, "HEIF", quality=30)
    return sortie.getvalue()


def png_d_un_telephone() -> bytes:
    return png(6_200, 6_200, profondeur=8, couleur=2, octets=3)


def png_a_palette() -> bytes:
    return png(5_300, 5_300, profondeur=8, couleur=3, octets=1, avant=morceau(b"PLTE", bytes(3)))


def png_d_un_scanner() -> bytes:
    """A sheet at 600 points an inch, in greys."""
    return png(4_960, 7_016, profondeur=8, couleur=0, octets=1)


def png_a_profil_enorme() -> bytes:
    return png(
        40, 30, profondeur=8, couleur=2, octets=3, avant=morceau(b"iCCP", b"icc\0\0" + gonflable(500 * MO, b"\0"))
    )


def png_a_textes_enormes() -> bytes:
    textes = b"".join(morceau(b"zTXt", b"t%d\0\0" % rang + gonflable(50 * MO, b"\0")) for rang in range(50))
    return png(40, 30, profondeur=8, couleur=2, octets=3, avant=textes)


def jpeg_de_grandeur_inventee() -> bytes:
    return _agrandi(_photo("JPEG"), 65_500, 65_500)


def jpeg_progressif() -> bytes:
    """Its coefficients are all held at once, whatever the size that is read."""
    return _agrandi(_photo("JPEG", progressive=True), 7_700, 7_700)


def jpeg_a_exif_inventee() -> bytes:
    """A tag that says two thousand million values, and a directory that follows itself."""
    etiquettes = struct.pack(">HHIIHHIII", 0x0112, 3, 0x7FFFFFFF, 8, 0x8769, 4, 1, 8, 8)
    exif = b"Exif\0\0MM\0\x2a" + struct.pack(">IH", 8, 2) + etiquettes
    photo = _photo("JPEG")
    return photo[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + photo[2:]


def jpeg_suivi_d_une_archive() -> bytes:
    return _photo("JPEG") + b"PK\x03\x04" + b"\0" * 5_000


def jpeg_tronque() -> bytes:
    return _photo("JPEG")[:250]


def gif_de_mille_images() -> bytes:
    return _anime("GIF", 1_000)


def webp_de_mille_images() -> bytes:
    return _anime("WEBP", 1_000, lossless=True)


def webp_de_grandeur_inventee() -> bytes:
    """The canvas of an animation: 16 384 by 16 384, a gigabyte."""
    return _anime("WEBP", 2, lossless=True).replace(
        (15).to_bytes(3, "little") * 2, (16_383).to_bytes(3, "little") * 2, 1
    )


def tiff_de_mille_images() -> bytes:
    return _anime("TIFF", 1_000)


def tiff_en_rond() -> bytes:
    """Each directory says that the next one is itself."""
    etiquettes = [(256, 4), (257, 4), (258, 8), (259, 1), (262, 1), (273, 200), (277, 1), (278, 4), (279, 16)]
    champs = b"".join(struct.pack("<HHII", nom, 4, 1, valeur) for nom, valeur in etiquettes)
    entete = b"II\x2a\0" + struct.pack("<IH", 8, len(etiquettes)) + champs + struct.pack("<I", 8)
    return entete.ljust(200, b"\0") + bytes(16)


def tiff_presse() -> bytes:
    """39 million points of four bytes, in one deflated strip."""
    sortie = io.BytesIO()
    Image.new("L", (6_300, 6_300)).save(sortie, "TIFF", compression="tiff_adobe_deflate")
    return sortie.getvalue()


def _photo(sorte: str, **options: object) -> bytes:
    sortie = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(sortie, sorte, **options)
    return sortie.getvalue()


def _agrandi(photo: bytes, largeur: int, hauteur: int) -> bytes:
    for debut, ecart in ENDROIT_DES_COTES.items():
        if (place := photo.find(debut)) > 0:
            return photo[: place + ecart] + struct.pack(">HH", hauteur, largeur) + photo[place + ecart + 4 :]
    raise AssertionError("no frame in this JPEG")


def _anime(sorte: str, nombre: int, **options: object) -> bytes:
    images = [Image.new("RGB", (16, 16), (rang * 7 % 256, 0, rang // 256 * 60)) for rang in range(nombre)]
    sortie = io.BytesIO()
    images[0].save(sortie, sorte, save_all=True, append_images=images[1:], **options)
    return sortie.getvalue()


REFUSES = (
    png_de_l_audit,
    png_de_soixante_mille,
    heic_trop_grande,
    png_a_profil_enorme,
    png_a_textes_enormes,
    jpeg_de_grandeur_inventee,
    jpeg_tronque,
    webp_de_grandeur_inventee,
)
SANS_DANGER = (
    png_transparent,
    png_d_un_telephone,
    heic_d_un_telephone,
    png_d_un_scanner,
    png_a_palette,
    jpeg_progressif,
    jpeg_a_exif_inventee,
    jpeg_suivi_d_une_archive,
    webp_de_mille_images,
    gif_de_mille_images,
    tiff_de_mille_images,
    tiff_en_rond,
    tiff_presse,
)
