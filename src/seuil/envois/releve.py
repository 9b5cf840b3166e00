"""Read the mailbox of returned mail: a Maildir that the mail server fills; what was read is moved, never lost."""

from datetime import datetime

from seuil.envois.retours.courriels import lire
from seuil.envois.services import noter_un_retour
from seuil.envois.voies.boite import LUS, NOUVEAUX, ouvrir

PAR_RELEVE = 200
TAILLE_LUE = 1_000_000  # octets: a report says all in its first ones


def relever(dossier: str, *, maintenant: datetime) -> int:
    """Apply each new message of the Maildir, the oldest first; return how many. A message cut half-way is read again.

    Raises RetoursIllisibles.
    """
    boite = ouvrir(dossier)
    lus = 0
    for chemin in sorted((boite / NOUVEAUX).iterdir())[:PAR_RELEVE]:
        with chemin.open("rb") as fichier:
            noter_un_retour(lire(fichier.read(TAILLE_LUE)), maintenant=maintenant)
        chemin.rename(boite / LUS / f"{chemin.name}:2,S")
        lus += 1
    return lus
