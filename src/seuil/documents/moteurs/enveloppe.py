"""A content under a key of its own, and that key under one of the installation: to turn this one, only keys move."""

import os
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from seuil.documents.moteurs import trousseau

NONCE: Final = 12
BITS: Final = 256


@dataclass(frozen=True, slots=True)
class Scelle:
    """What is kept: the content, its key, and the number of the key that seals it."""

    chiffre: bytes
    cle_scellee: bytes
    cle_numero: int


def sceller(clair: bytes, *, lie_a: str) -> Scelle:
    """Return the content sealed (AES-256-GCM); it opens only beside ``lie_a``."""
    sienne = AESGCM.generate_key(BITS)
    numero = trousseau.vivantes()[-1]
    return Scelle(_fermer(sienne, clair, lie_a), _fermer(trousseau.cle(numero), sienne, _lien(lie_a, numero)), numero)


def ouvrir(chiffre: bytes, cle_scellee: bytes, cle_numero: int, *, lie_a: str) -> bytes:
    """Return the clear content. Raises CleRefusee, and cryptography's InvalidTag when the row was altered or moved."""
    sienne = _ouvrir(trousseau.cle(cle_numero), cle_scellee, _lien(lie_a, cle_numero))
    return _ouvrir(sienne, chiffre, lie_a)


def resceller(cle_scellee: bytes, cle_numero: int, *, vers: int, lie_a: str) -> bytes:
    """Return the key of a content sealed under another key of the installation; the content itself is not read."""
    sienne = _ouvrir(trousseau.cle(cle_numero), cle_scellee, _lien(lie_a, cle_numero))
    return _fermer(trousseau.cle(vers), sienne, _lien(lie_a, vers))


def _lien(lie_a: str, numero: int) -> str:
    return f"cle:{numero}:{lie_a}"


def _fermer(cle: bytes, clair: bytes, lie_a: str) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(cle).encrypt(nonce, clair, lie_a.encode())


def _ouvrir(cle: bytes, chiffre: bytes, lie_a: str) -> bytes:
    return AESGCM(cle).decrypt(chiffre[:NONCE], chiffre[NONCE:], lie_a.encode())
