"""Files that must survive a power cut: what they hold, then the name that the folder gives them."""

import os
from pathlib import Path


def ecrire_prive(chemin: Path, octets: bytes) -> None:
    """Write a file that only its owner reads; the disk holds it when this returns. Raises OSError."""
    descripteur = os.open(chemin, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descripteur, "wb") as fichier:
        fichier.write(octets)
        fichier.flush()
        os.fsync(fichier.fileno())


def fixer(dossier: Path) -> None:
    """Wait until the disk holds the names of the folder. Raises OSError."""
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)
