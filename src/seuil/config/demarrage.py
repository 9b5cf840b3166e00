"""What an installation must not be to serve real people: refused at start, in a sentence; the demonstration may."""

import sys
from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.db import Error, connection

from seuil.documents.models import Document
from seuil.documents.moteurs import trousseau
from seuil.documents.requetes import la_cle_ouvre

ARRET: Final = 3  # gunicorn stops at once on this code, instead of starting its workers again and again
LONGUEUR, SIGNES = 32, 10  # of a secret: hardly guessed, not one sign repeated
DEBUG = "SEUIL_DEBUG vaut 1 : les pages d’erreur montreraient les dossiers des ménages. Retirez cette variable."
TOUT_HOTE = "SEUIL_HOTES contient « * » : écrivez les noms du site, séparés par des virgules."
FAIBLE = "{variable} est trop faible : il faut au moins {longueur} signes variés. « openssl rand -hex 32 » en donne un."
AUTRE_CLE = (
    "SEUIL_CLE_DOCUMENTS n’est pas la clé qui a chiffré les documents de cette base : ils ne pourraient plus être lus. "
    "Rendez-lui la clé d’origine (dans une sauvegarde du dossier des données ou de l’environnement) ; si la clé a "
    "tourné, rendez aussi le dossier « cles_documents »."
)
BASE_ESSAI = (
    "SEUIL_CLAMD_BASE_ESSAI vaut 1 : cette base de signatures ne connaît qu’un fichier d’essai. Retirez cette "
    "variable, et donnez à l’antivirus sa vraie base (freshclam)."
)


def arreter_si_dangereux() -> None:
    """Say what is wrong and stop the process; the demonstration, on its own machine, may be weak."""
    if settings.DEMO:
        return
    fautes = list(refus())
    connection.close()
    for faute in fautes:
        sys.stderr.write(f"Seuil ne démarre pas. {faute}\n")
    if fautes:
        sys.stderr.flush()
        raise SystemExit(ARRET)


def refus() -> Iterator[str]:
    """Yield what must be changed before serving, in sentences."""
    if settings.DEBUG:
        yield DEBUG
    if any(hote.strip() == "*" for hote in settings.ALLOWED_HOSTS):
        yield TOUT_HOTE
    secrets = {"SEUIL_CLE_SESSION": settings.SECRET_KEY, "SEUIL_CLE_DOCUMENTS": settings.CLE_DOCUMENTS}
    for variable, valeur in secrets.items():
        if len(valeur) < LONGUEUR or len(set(valeur)) < SIGNES:
            yield FAIBLE.format(variable=variable, longueur=LONGUEUR)
    if settings.CLAMD_BASE_ESSAI:
        yield BASE_ESSAI
    if not _documents_lisibles():
        yield AUTRE_CLE


def _documents_lisibles() -> bool:
    """Say whether the keys open the last document; an empty or silent database says nothing against them."""
    if not trousseau.est_l_installation_d_origine():
        return False
    try:
        dernier = Document.objects.exclude(chiffre=b"").order_by("-pk").first()
    except Error:
        return True
    return dernier is None or la_cle_ouvre(dernier)
