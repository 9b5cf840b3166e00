"""The installation's safe: what is kept at rest is sealed under its key, and bound to the row that holds it."""

import os
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE: Final = 12


def chiffrer(clair: bytes, *, lie_a: str) -> bytes:
    """Return the content sealed (AES-256-GCM); it opens only beside ``lie_a``."""
    nonce = os.urandom(NONCE)
    return nonce + _coffre().encrypt(nonce, clair, lie_a.encode())


def dechiffrer(chiffre: bytes, *, lie_a: str) -> bytes:
    """Return the clear content. Raises cryptography's InvalidTag when the row was altered or moved."""
    return _coffre().decrypt(chiffre[:NONCE], chiffre[NONCE:], lie_a.encode())


def _coffre() -> AESGCM:
    return AESGCM(sha256(settings.CLE_DOCUMENTS.encode()).digest())
