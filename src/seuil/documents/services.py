"""Keep a file, encrypted (AES-256-GCM, the document's kind and digest bound to it), and give it back."""

import os
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from seuil.documents.controle import Fichier
from seuil.documents.models import Document

NONCE = 12


def conserver(fichier: Fichier, *, sorte: str, numero_unique: str = "") -> Document:
    """Store a file in the current transaction."""
    empreinte = sha256(fichier.contenu).hexdigest()
    nonce = os.urandom(NONCE)
    return Document.objects.create(
        sorte=sorte,
        nom=fichier.nom,
        type_mime=fichier.type_mime,
        taille=len(fichier.contenu),
        empreinte=empreinte,
        chiffre=nonce + _coffre().encrypt(nonce, fichier.contenu, f"{sorte}:{empreinte}".encode()),
        numero_unique=numero_unique,
    )


def lire(document: Document) -> bytes:
    """Return the clear content. Raises cryptography's InvalidTag when the row was altered."""
    chiffre = bytes(document.chiffre)
    lie_a = f"{document.sorte}:{document.empreinte}".encode()
    return _coffre().decrypt(chiffre[:NONCE], chiffre[NONCE:], lie_a)


def _coffre() -> AESGCM:
    return AESGCM(sha256(settings.CLE_DOCUMENTS.encode()).digest())
