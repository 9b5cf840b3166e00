"""Is this file what it claims? Read it, rebuild it clean, or say in plain words what is wrong."""

import io
from dataclasses import dataclass

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

PIXELS_MAXIMUM = 60_000_000
COTE_MAXIMUM = 2_600
A_RETIRER = ("/AA", "/Annots", "/AF", "/PieceInfo", "/Metadata")


class FichierRefuse(ValueError):
    """The file cannot be kept; the message is for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Fichier:
    nom: str
    type_mime: str
    contenu: bytes


def assainir(nom: str, contenu: bytes, *, taille_maximale: int) -> Fichier:
    """Return the file rebuilt without scripts, attachments or position data. Raises FichierRefuse."""
    if not contenu:
        raise FichierRefuse(f"Le fichier « {nom} » est vide. Reprenez la photo ou choisissez un autre fichier.")
    if len(contenu) > taille_maximale:
        poids = f"{len(contenu) / 1_048_576:.1f}".replace(".", ",")
        maximum = taille_maximale // 1_048_576
        raise FichierRefuse(
            f"Le fichier « {nom} » pèse {poids} Mo. Le maximum est de {maximum} Mo : envoyez une photo moins lourde."
        )
    if contenu[:1024].lstrip().startswith(b"%PDF"):
        return Fichier(_nom(nom, ".pdf"), "application/pdf", _pdf(nom, contenu))
    return Fichier(_nom(nom, ".jpg"), "image/jpeg", _image(nom, contenu))


def _pdf(nom: str, contenu: bytes) -> bytes:
    try:
        with pikepdf.open(io.BytesIO(contenu)) as source, pikepdf.new() as propre:
            for page in source.pages:
                propre.pages.append(page)
            for page in propre.pages:
                for cle in A_RETIRER:
                    if cle in page:
                        del page[cle]
            if not len(propre.pages):
                raise FichierRefuse(f"Le fichier « {nom} » ne contient aucune page.")
            sortie = io.BytesIO()
            propre.save(sortie)
            return sortie.getvalue()
    except pikepdf.PasswordError as erreur:
        raise FichierRefuse(
            f"Le fichier « {nom} » est protégé par un mot de passe. Enlevez-le ou envoyez une photo."
        ) from erreur
    except (pikepdf.PdfError, ValueError, KeyError) as erreur:
        if isinstance(erreur, FichierRefuse):
            raise
        raise FichierRefuse(f"Le fichier « {nom} » est abîmé : nous ne pouvons pas l’ouvrir.") from erreur


def _image(nom: str, contenu: bytes) -> bytes:
    illisible = f"Le fichier « {nom} » n’est ni un PDF ni une photo. Envoyez un PDF, un JPEG ou un PNG."
    try:
        with Image.open(io.BytesIO(contenu), formats=("JPEG", "PNG", "WEBP", "TIFF")) as ouverte:
            if ouverte.width * ouverte.height > PIXELS_MAXIMUM:
                raise FichierRefuse(f"La photo « {nom} » est trop grande : {ouverte.width} × {ouverte.height} points.")
            droite = ImageOps.exif_transpose(ouverte).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as erreur:
        if isinstance(erreur, FichierRefuse):
            raise
        raise FichierRefuse(illisible) from erreur
    droite.thumbnail((COTE_MAXIMUM, COTE_MAXIMUM))
    sortie = io.BytesIO()
    droite.save(sortie, "JPEG", quality=85)
    return sortie.getvalue()


def _nom(nom: str, extension: str) -> str:
    base = "".join(signe for signe in nom.rsplit(".", 1)[0] if signe.isalnum() or signe in " -_")
    return (base.strip()[:80] or "document") + extension
