"""Have a file rebuilt clean, or say in plain words what is wrong."""

from typing import Final

from seuil.documents.controle.lancer import reconstruire
from seuil.documents.controle.limites import MO, PAGES_MAXIMUM, Fichier, FichierRefuse, Motif, Nature, Refus

ENTETE: Final = 1024
MARQUE_D_ORDRE: Final = b"\xef\xbb\xbf"  # some software writes it before a PDF
FORMES: Final = {Nature.PDF: (".pdf", "application/pdf"), Nature.IMAGE: (".jpg", "image/jpeg")}
PHRASES: Final = {
    Motif.ILLISIBLE: "Le fichier « {nom} » n’est ni un PDF ni une photo. Envoyez un PDF, un JPEG ou un PNG.",
    Motif.ABIME: "Le fichier « {nom} » est abîmé : nous ne pouvons pas l’ouvrir.",
    Motif.PROTEGE: "Le fichier « {nom} » est protégé par un mot de passe. Enlevez-le ou envoyez une photo.",
    Motif.SANS_PAGE: "Le fichier « {nom} » ne contient aucune page.",
    Motif.TROP_DE_PAGES: f"Le fichier « {{nom}} » a trop de pages. Le maximum est de {PAGES_MAXIMUM} pages.",
    Motif.TROP_GRAND: "Une image du fichier « {nom} » est trop grande. Reprenez la photo en plus petit.",
    Motif.TROP_LOURD: "Nous n’avons pas pu ouvrir le fichier « {nom} » : il est abîmé ou trop compliqué. "
    "Envoyez une photo, ou un PDF plus simple.",
    Motif.OCCUPE: "Beaucoup de fichiers arrivent en ce moment : « {nom} » n’a pas pu être ouvert. "
    "Réessayez dans une minute.",
}


def assainir(nom: str, contenu: bytes, *, taille_maximale: int) -> Fichier:
    """Return the file rebuilt without scripts, attachments or position data. Raises FichierRefuse."""
    if not contenu:
        raise FichierRefuse(f"Le fichier « {nom} » est vide. Reprenez la photo ou choisissez un autre fichier.")
    if len(contenu) > taille_maximale:
        poids = f"{len(contenu) / MO:.1f}".replace(".", ",")
        maximum = taille_maximale // MO
        raise FichierRefuse(
            f"Le fichier « {nom} » pèse {poids} Mo. Le maximum est de {maximum} Mo : envoyez une photo moins lourde."
        )
    nature = _nature(contenu)
    extension, type_mime = FORMES[nature]
    try:
        return Fichier(_nom(nom, extension), type_mime, reconstruire(contenu, nature))
    except Refus as refus:
        raise FichierRefuse(PHRASES[refus.motif].format(nom=nom)) from refus


def _nature(contenu: bytes) -> Nature:
    debut = contenu[:ENTETE].removeprefix(MARQUE_D_ORDRE).lstrip()
    return Nature.PDF if debut.startswith(b"%PDF") else Nature.IMAGE


def _nom(nom: str, extension: str) -> str:
    base = "".join(signe for signe in nom.rsplit(".", 1)[0] if signe.isalnum() or signe in " -_")
    return (base.strip()[:80] or "document") + extension
