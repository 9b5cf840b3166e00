"""The mailbox where what left comes back: a Maildir, whose mail server fills `new` and whose reader fills `cur`."""

import os
from pathlib import Path

NOUVEAUX, LUS = "new", "cur"


class RetoursIllisibles(Exception):
    """The mailbox of returned mail cannot be used; says why, naming the folder and its variable."""


def ouvrir(dossier: str) -> Path:
    """Return the Maildir, ready to be read. Raises RetoursIllisibles."""
    boite = Path(dossier)
    try:
        if not (boite / NOUVEAUX).is_dir():
            manque = f"il n’y a pas de dossier « {NOUVEAUX} » dans" if boite.is_dir() else "il n’existe pas de dossier"
            raise RetoursIllisibles(f"SEUIL_RETOURS : {manque} {dossier} : ce n’est pas un Maildir")
        (boite / LUS).mkdir(exist_ok=True)
    except OSError as faute:
        raise RetoursIllisibles(f"SEUIL_RETOURS : le dossier {dossier} est fermé au compte du travailleur") from faute
    if not all(os.access(boite / partie, os.R_OK | os.W_OK | os.X_OK) for partie in (NOUVEAUX, LUS)):
        raise RetoursIllisibles(
            f"SEUIL_RETOURS : le dossier {dossier} est fermé au compte du travailleur, qui le lit et y range"
        )
    return boite
