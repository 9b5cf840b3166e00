"""PDF files that are small to send and heavy to open, written by hand: no library would write them."""

import io
import zlib
from collections.abc import Callable, Mapping

import pikepdf

MO = 1_048_576
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ARBRE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"


def ecrit(objets: Mapping[int, bytes], *, remorque: bytes = b"") -> bytes:
    """Return a PDF of these objects with its table; the first is the catalogue."""
    corps, places = bytearray(b"%PDF-1.7\n"), {}
    for numero, objet in objets.items():
        places[numero] = len(corps)
        corps += b"%d 0 obj%bendobj\n" % (numero, objet)
    debut, taille = len(corps), max(objets) + 1
    corps += b"xref\n0 %d\n" % taille
    for numero in range(taille):
        corps += b"%010d 00000 n \n" % places[numero] if numero in places else b"0000000000 65535 f \n"
    return bytes(corps) + b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (taille, remorque, debut)


def flux(contenu: bytes, entrees: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream " % (len(contenu), entrees, contenu)


def gonflable(taille: int, motif: bytes = b" ") -> bytes:
    """Return what inflates to ``taille`` bytes: one block said again and again, its sum left wrong."""
    presse = zlib.compressobj(9, zlib.DEFLATED, -15)
    bloc = presse.compress(motif * MO) + presse.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + bloc * (taille // MO) + presse.flush() + bytes(4)


def d_une_page(contenu: bytes = b"<</Length 0>>stream\n\nendstream ", image: bytes = b"null ") -> bytes:
    return ecrit({1: CATALOGUE, 2: ARBRE, 3: PAGE, 4: contenu, 5: image})


def contenu_enorme() -> bytes:
    return d_une_page(flux(gonflable(1500 * MO)))


def contenu_presse_deux_fois() -> bytes:
    return d_une_page(flux(zlib.compress(gonflable(1000 * MO)), b"/Filter[/FlateDecode/FlateDecode]"))


def contenu_en_octets_repetes() -> bytes:
    """RunLength: two bytes make 128; 5 MB make 320 MB."""
    return d_une_page(flux(b"\x81 " * (5 * MO // 2) + b"\x80", b"/Filter/RunLengthDecode"))


def image_enorme() -> bytes:
    entrees = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 8/ColorSpace/DeviceGray"
    return d_une_page(image=flux(gonflable(900 * MO, b"\0"), entrees + b"/Filter/FlateDecode"))


def image_de_grandeur_inventee() -> bytes:
    entrees = b"/Type/XObject/Subtype/Image/Width 2147483647/Height 2147483647/Filter/JPXDecode"
    return d_une_page(image=flux(b"\0" * 100, entrees))


def par_objets_compresses(paquet: bytes, nombre: int, premier: int) -> bytes:
    """Return a PDF whose catalogue sits in a compressed stream of objects, found by a compressed table."""
    corps = bytearray(b"%PDF-1.7\n")
    place = len(corps)
    entrees = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (nombre, premier)
    corps += b"%d 0 obj%bendobj\n" % (nombre + 1, flux(paquet, entrees))
    debut = len(corps)
    lignes = [b"\0\0\0\0\0\xff\xff\xff"]
    lignes += [b"\2" + (nombre + 1).to_bytes(4) + rang.to_bytes(3) for rang in range(nombre)]
    lignes += [b"\1" + place.to_bytes(4) + bytes(3), b"\1" + debut.to_bytes(4) + bytes(3)]
    entrees = b"/Type/XRef/Size %d/W[1 4 3]/Root 1 0 R/Filter/FlateDecode" % (nombre + 3)
    corps += b"%d 0 obj%bendobj\n" % (nombre + 2, flux(zlib.compress(b"".join(lignes)), entrees))
    return bytes(corps) + b"startxref\n%d\n%%%%EOF" % debut


def objets_compresses_enormes() -> bytes:
    """The stream that holds the catalogue inflates to half a gigabyte (audit: 306 KB, 513 MB)."""
    return par_objets_compresses(gonflable(500 * MO), 3, 40)


def million_d_objets() -> bytes:
    nombre = 1_000_000
    objets = [CATALOGUE, ARBRE, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", *([b"[]"] * (nombre - 3))]
    tete, corps, place = [], [], 0
    for numero, objet in enumerate(objets, 1):
        tete.append(b"%d %d" % (numero, place))
        corps.append(objet)
        place += len(objet) + 1
    entete = b" ".join(tete) + b" "
    return par_objets_compresses(zlib.compress(entete + b" ".join(corps)), nombre, len(entete))


def pages_blanches(nombre: int = 20_000) -> bytes:
    enfants = b" ".join(b"%d 0 R" % numero for numero in range(3, nombre + 3))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return ecrit(
        {1: CATALOGUE, 2: b"<</Type/Pages/Kids[%b]/Count %d>>" % (enfants, nombre)}
        | dict.fromkeys(range(3, nombre + 3), page)
    )


def arbre_profond() -> bytes:
    niveaux = 50_000
    arbre = {n: b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (n - 1, n + 1) for n in range(2, niveaux)}
    return ecrit({1: CATALOGUE, **arbre, niveaux: b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]>>" % (niveaux - 1)})


def arbre_en_rond() -> bytes:
    return ecrit({1: CATALOGUE, 2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", 3: PAGE})


def tableaux_emboites() -> bytes:
    return d_une_page(image=b"[" * 2_000_000 + b"]" * 2_000_000)


def objets_qui_se_citent() -> bytes:
    objets = {n: b"<</A %d 0 R/B %d 0 R>>" % (n + 1, n - 1) for n in range(6, 40_000)}
    return ecrit({1: CATALOGUE, 2: ARBRE, 3: PAGE, 4: flux(zlib.compress(b" ")), 5: b"<</A 6 0 R>>", **objets})


def table_en_rond() -> bytes:
    """The previous table of the table is itself."""
    sans = d_une_page()
    debut = sans.rindex(b"xref\n0")
    return sans.replace(b"/Root", b"/Prev %d/Root" % debut)


def table_inventee() -> bytes:
    return d_une_page().replace(b"xref\n0 6", b"xref\n0 2147483647").replace(b"/Size 6", b"/Size 2147483647")


def longueur_en_rond() -> bytes:
    return ecrit({1: CATALOGUE, 2: ARBRE, 3: PAGE, 4: b"<</Length 4 0 R>>stream\nx\nendstream ", 5: b"5 0 R "})


def colonnes_inventees() -> bytes:
    parametres = b"/Filter/LZWDecode/DecodeParms<</Predictor 12/Columns 2147483647>>"
    return d_une_page(flux(zlib.compress(b"x" * 1000), parametres))


def tronque() -> bytes:
    return d_une_page(flux(gonflable(MO)))[:400]


def protege() -> bytes:
    sortie = io.BytesIO()
    with pikepdf.new() as fichier:
        fichier.add_blank_page()
        fichier.save(sortie, encryption=pikepdf.Encryption(owner="a", user="b"))
    return sortie.getvalue()


def suivi_d_une_archive() -> bytes:
    return d_une_page() + b"PK\x03\x04" + b"\0" * 5_000


REFUSES: tuple[Callable[[], bytes], ...] = (
    contenu_enorme,
    contenu_presse_deux_fois,
    contenu_en_octets_repetes,
    image_enorme,
    image_de_grandeur_inventee,
    objets_compresses_enormes,
    pages_blanches,
    arbre_profond,
    arbre_en_rond,
    colonnes_inventees,
    protege,
)
SANS_DANGER = (
    million_d_objets,
    objets_qui_se_citent,
    tableaux_emboites,
    table_en_rond,
    table_inventee,
    longueur_en_rond,
    tronque,
    suivi_d_une_archive,
)
