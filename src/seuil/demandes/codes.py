"""Access codes: drawn by chance, kept only as their hash."""

import secrets

from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password, make_password
from django.db.models import TextChoices

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LONGUEUR = 10


class Hacheur(PBKDF2PasswordHasher):
    """PBKDF2 for codes: 50 bits drawn by chance need fewer rounds than a password that somebody chose."""

    algorithm = "pbkdf2_code"
    iterations = 50_000


def tirer() -> str:
    """Return a new access code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LONGUEUR))


def hacher(code: str) -> str:
    """Return what the demand keeps of a code."""
    return make_password(code, hasher=Hacheur.algorithm)


def correspond(code: str, hache: str) -> bool:
    """Say whether it is the code; as long when there is none: the delay must not say that a number exists."""
    if not hache:
        hacher(code)
        return False
    return check_password(code, hache)


class Motif(TextChoices):
    """Why a desk gives a new code."""

    PERDU = "perdu", "Le code est perdu"
    JAMAIS_RECU = "jamais_recu", "Le code n’a jamais été reçu"
    CONNU = "connu", "Quelqu’un d’autre le connaît peut-être"
    AUTRE = "autre", "Autre raison"
