"""Have a file rebuilt clean, or say in plain words what is wrong."""

from math import ceil
from typing import Final

from seuil.documents.controle.lancer import reconstruire
from seuil.documents.controle.limites import (
    MO,
    PAGES_MAXIMUM,
    Fichier,
    FichierRefuse,
    Motif,
    Nature,
    Refus,
    gettext_noop,
)

ENTETE: Final = 1024
MARQUE_D_ORDRE: Final = b"\xef\xbb\xbf"  # some software writes it before a PDF
MARQUES_HEIF: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
FORMES: Final = {
    Nature.PDF: (".pdf", "application/pdf"),
    Nature.IMAGE: (".jpg", "image/jpeg"),
    Nature.HEIF: (".jpg", "image/jpeg"),
}
VIDE: Final = gettext_noop(
    "Le fichier « %(nom)s » est vide : il n’est pas arrivé jusqu’à votre appareil. Enregistrez-le d’abord dans votre "
    "téléphone, puis envoyez-le. Ou photographiez le papier."
)
LOURD: Final = gettext_noop(
    "Le fichier « %(nom)s » pèse %(poids)s Mo. Le maximum est de %(maximum)s Mo. Ouvrez la photo, faites une capture "
    "d’écran et envoyez la capture. Pour un PDF : numérisez-le en qualité moyenne, ou envoyez une photo."
)
PHRASES: Final = {
    Motif.ILLISIBLE: gettext_noop(
        "Le fichier « %(nom)s » n’est ni un PDF ni une photo. Envoyez un PDF, ou une photo JPEG, PNG ou HEIC."
    ),
    Motif.ABIME: gettext_noop("Le fichier « %(nom)s » est abîmé : nous ne pouvons pas l’ouvrir."),
    Motif.PROTEGE: gettext_noop(
        "Le fichier « %(nom)s » est protégé par un mot de passe. Enlevez-le ou envoyez une photo."
    ),
    Motif.SANS_PAGE: gettext_noop("Le fichier « %(nom)s » ne contient aucune page."),
    Motif.TROP_DE_PAGES: gettext_noop("Le fichier « %(nom)s » a trop de pages. Le maximum est de %(pages)s pages."),
    Motif.TROP_GRAND: gettext_noop(
        "Une image du fichier « %(nom)s » est trop grande. Reprenez la photo en plus petit."
    ),
    Motif.TROP_LOURD: gettext_noop(
        "Nous n’avons pas pu ouvrir le fichier « %(nom)s » : il est abîmé ou trop compliqué. "
        "Envoyez une photo, ou un PDF plus simple."
    ),
    Motif.OCCUPE: gettext_noop(
        "Beaucoup de fichiers arrivent en ce moment : « %(nom)s » n’a pas pu être ouvert. Réessayez dans une minute."
    ),
}


def assainir(nom: str, contenu: bytes, *, taille_maximale: int) -> Fichier:
    """Return the file rebuilt without scripts, attachments or position data. Raises FichierRefuse."""
    if not contenu:
        raise FichierRefuse(VIDE, nom=nom)
    if len(contenu) > taille_maximale:
        poids = f"{ceil(len(contenu) / MO * 10) / 10:.1f}".replace(".", ",")  # never the maximum itself
        raise FichierRefuse(LOURD, nom=nom, poids=poids, maximum=str(taille_maximale // MO))
    nature = _nature(contenu)
    extension, type_mime = FORMES[nature]
    try:
        return Fichier(_nom(nom, extension), type_mime, reconstruire(contenu, nature))
    except Refus as refus:
        raise FichierRefuse(PHRASES[refus.motif], nom=nom, pages=str(PAGES_MAXIMUM)) from refus


def _nature(contenu: bytes) -> Nature:
    debut = contenu[:ENTETE].removeprefix(MARQUE_D_ORDRE).lstrip()
    if debut.startswith(b"%PDF"):
        return Nature.PDF
    return Nature.HEIF if contenu[4:8] == b"ftyp" and contenu[8:12] in MARQUES_HEIF else Nature.IMAGE


def _nom(nom: str, extension: str) -> str:
    base = "".join(signe for signe in nom.rsplit(".", 1)[0] if signe.isalnum() or signe in " -_")
    return (base.strip()[:80] or "document") + extension
