"""A file that we rebuilt, as a PDF whose every page says who reads it, why and when. For the child only."""

import io
import sys
from typing import Final

import pikepdf
from PIL import Image

from seuil.documents.controle import enfant
from seuil.documents.controle.limites import Motif, Refus

PAR_POUCE: Final = 72
A4: Final = (595, 842)
TAILLE: Final = 11  # points of the letters; the page is crossed by as many lines as it takes
INTERLIGNE: Final = 150
MARQUE: Final = "/Filigrane"


def reconstruire(recu: bytes) -> enfant.Rendu:
    """Return the PDF marked with the line given first. Raises Refus."""
    texte, _, contenu = recu.partition(b"\n")
    try:
        with _ouvrir(contenu) as pdf:
            for page in pdf.pages:
                _marquer(pdf, page, texte.decode())
            sortie = io.BytesIO()
            pdf.save(sortie)
            return sortie.getvalue(), len(pdf.pages)
    except (pikepdf.PdfError, OSError, ValueError, LookupError, TypeError, AttributeError) as erreur:
        raise Refus(Motif.ABIME) from erreur


def _ouvrir(contenu: bytes) -> pikepdf.Pdf:
    """Open a PDF, or put a photo on a sheet."""
    if contenu.startswith(b"%PDF"):
        return pikepdf.open(io.BytesIO(contenu))
    feuille = io.BytesIO()
    with Image.open(io.BytesIO(contenu), formats=("JPEG",)) as photo:
        resolution = PAR_POUCE * max(photo.width / A4[0], photo.height / A4[1])
        photo.save(feuille, "PDF", resolution=resolution)
    return pikepdf.open(feuille)


def _marquer(pdf: pikepdf.Pdf, page: pikepdf.Page, texte: str) -> None:
    """Draw the line again and again across the page, over what it shows, light enough to read through."""
    cotes = [float(cote) for cote in page.mediabox]
    forme = pdf.make_stream(_trace(cotes, texte))
    forme.update(
        pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=pikepdf.Array(cotes), Resources=_ressources()
        )
    )
    nom = page.add_resource(forme, pikepdf.Name.XObject, pikepdf.Name(MARQUE), replace_existing=False)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"Q\n%b Do\n" % str(nom).encode())


def _trace(cotes: list[float], texte: str) -> bytes:
    """Return the strokes: dark red, a third opaque, at thirty degrees."""
    gauche, bas, droite, haut = (int(cote) for cote in cotes)
    octets = pikepdf.String(texte.encode("cp1252", "replace").decode("latin-1")).unparse()
    lignes = [b"q /Voile gs 0.6 0 0 rg BT /Ecrit %d Tf" % TAILLE]
    for y in range(bas + gauche - droite, haut, INTERLIGNE):
        lignes.append(b"0.866 0.5 -0.5 0.866 %d %d Tm %b Tj" % (gauche + 20, y + 60, octets))
    return b"\n".join([*lignes, b"ET Q"])


def _ressources() -> pikepdf.Dictionary:
    police = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name("/Helvetica-Bold"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    voile = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=0.35)
    return pikepdf.Dictionary(Font=pikepdf.Dictionary(Ecrit=police), ExtGState=pikepdf.Dictionary(Voile=voile))


if __name__ == "__main__":
    sys.exit(enfant.main(reconstruire))
