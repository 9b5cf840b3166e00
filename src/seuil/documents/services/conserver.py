"""Keep a file sealed under a key of its own, its kind and digest bound to it."""

from dataclasses import asdict
from hashlib import sha256

from django.db import connection, transaction
from django.db.models.functions import Now

from seuil.documents.controle import Fichier
from seuil.documents.models import QUARANTAINE, Analyse, Document, Quarantaine, lien
from seuil.documents.moteurs.enveloppe import Scelle, sceller

SCELLES = 7_305  # the lock that the rotation takes alone, and who seals takes with the others


def conserver(fichier: Fichier, *, sorte: str, numero_unique: str = "") -> Document:
    """Store a file that the service wrote, in the current transaction."""
    return ranger(fichier, sorte=sorte, numero_unique=numero_unique, analyse=Analyse.NON_REQUISE)


@transaction.atomic
def ranger(fichier: Fichier, *, sorte: str, numero_unique: str, analyse: Analyse, moteur: str = "") -> Document:
    """Store a file with what the antivirus said of it, just now."""
    empreinte = sha256(fichier.contenu).hexdigest()
    document = Document.objects.create(
        sorte=sorte,
        nom=fichier.nom,
        type_mime=fichier.type_mime,
        taille=len(fichier.contenu),
        nb_pages=fichier.nb_pages,
        empreinte=empreinte,
        numero_unique=numero_unique,
        analyse=analyse,
        moteur=moteur,
        analysee_a=Now() if moteur else None,
        **asdict(_sceller(fichier.contenu, lie_a=lien(sorte, empreinte))),
    )
    if moteur:
        document.refresh_from_db(fields=["analysee_a"])
    return document


@transaction.atomic
def mettre_en_quarantaine(document: Document, original: bytes) -> Quarantaine:
    """Keep the bytes as they came until the antivirus reads them."""
    empreinte = sha256(original).hexdigest()
    scelle = _sceller(original, lie_a=lien(QUARANTAINE, empreinte))
    return Quarantaine.objects.create(document=document, empreinte=empreinte, **asdict(scelle))


def _sceller(contenu: bytes, *, lie_a: str) -> Scelle:
    """Seal until the transaction ends under a key that no rotation retires meanwhile."""
    with connection.cursor() as curseur:
        curseur.execute("select pg_advisory_xact_lock_shared(%s)", [SCELLES])
    return sceller(contenu, lie_a=lie_a)
