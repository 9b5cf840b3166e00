"""Receive what a person brings: read and rebuilt apart, what came given to the antivirus, kept."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from seuil.documents.controle import Fichier, FichierRefuse, assainir
from seuil.documents.controle.assainir import PHRASES
from seuil.documents.controle.limites import Motif, gettext_noop
from seuil.documents.models import Analyse, Document
from seuil.documents.moteurs import clamd
from seuil.documents.services.conserver import mettre_en_quarantaine, ranger

DANGEREUX = gettext_noop(
    "Notre antivirus a trouvé un programme dangereux dans le fichier « %(nom)s » : nous ne le gardons pas. "
    "Photographiez le papier, ou envoyez le fichier depuis un autre appareil."
)

TROP_COMPLIQUE = PHRASES[Motif.TROP_LOURD]


@dataclass(frozen=True, slots=True)
class Recu:
    """A file rebuilt clean; ``original``: the bytes as they came, while no engine (``moteur``) read them."""

    fichier: Fichier
    original: bytes
    moteur: str = ""


def recevoir(
    nom: str, contenu: bytes, *, sorte: str, numero_unique: str = "", taille_maximale: int | None = None
) -> Document:
    """Rebuild a file, have what came analysed, keep it. Raises FichierRefuse with a sentence for who sent it.

    Without an engine that may be believed, it is kept and waits: its original is sealed in quarantine.
    """
    return deposer(controler(nom, contenu, taille_maximale=taille_maximale), sorte=sorte, numero_unique=numero_unique)


def controler(nom: str, contenu: bytes, *, taille_maximale: int | None = None) -> Recu:
    """Rebuild a file and have what came analysed, keeping nothing yet. Raises FichierRefuse."""
    fichier = assainir(nom, contenu, taille_maximale=taille_maximale or settings.TAILLE_MAX_DOCUMENT)
    try:
        verdict = clamd.analyser(contenu)
    except clamd.MoteurAbsent:
        return Recu(fichier, contenu)
    if verdict.trouve:
        phrase = TROP_COMPLIQUE if verdict.trouve.startswith(clamd.LIMITES) else DANGEREUX
        raise FichierRefuse(phrase, nom=nom)
    return Recu(fichier, contenu, verdict.moteur)


@transaction.atomic
def deposer(recu: Recu, *, sorte: str, numero_unique: str = "") -> Document:
    """Keep what was received: readable once an engine found nothing in it, in quarantine until then."""
    document = ranger(
        recu.fichier,
        sorte=sorte,
        numero_unique=numero_unique,
        analyse=Analyse.SAINE if recu.moteur else Analyse.EN_ATTENTE,
        moteur=recu.moteur,
    )
    if not recu.moteur:
        mettre_en_quarantaine(document, recu.original)
    return document
