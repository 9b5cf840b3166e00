"""The keys of the installation that seal the keys of documents: each has a number, the highest one seals.

Key 1 is drawn from SEUIL_CLE_DOCUMENTS, as every installation has it; the next ones are files of the data folder. A key
that no longer serves keeps its number, under a name that is never read again.
"""

import os
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings

from seuil.socle.fichiers import ecrire_prive, fixer

PREMIERE: Final = 1
VIVANTE, RETIREE = ".secret", ".retiree"


class CleRefusee(Exception):
    """This key is unknown here, or no longer serves."""


def cle(numero: int) -> bytes:
    """Return a key of the installation. Raises CleRefusee."""
    if _chemin(numero, RETIREE).exists():
        raise CleRefusee(f"La clé {numero} ne sert plus.")
    if numero == PREMIERE:
        return sha256(settings.CLE_DOCUMENTS.encode()).digest()
    try:
        return bytes.fromhex(_chemin(numero, VIVANTE).read_text())
    except (FileNotFoundError, ValueError) as erreur:
        raise CleRefusee(f"La clé {numero} manque dans {settings.TROUSSEAU}.") from erreur


def vivantes() -> list[int]:
    """Return the numbers of the keys that open, in order; the last one seals. Two while a rotation is under way."""
    lues = {int(chemin.stem) for chemin in _dossier().glob(f"*{VIVANTE}") if chemin.stem.isdecimal()}
    return sorted(numero for numero in {PREMIERE, *lues} if not _chemin(numero, RETIREE).exists())


def ajouter() -> int:
    """Draw a new key, which seals from now on; return its number. It is on the disk before anything is sealed."""
    connues = {int(chemin.stem) for chemin in _dossier().glob("*.*") if chemin.stem.isdecimal()}
    numero = max({PREMIERE, *connues}) + 1
    _dossier().mkdir(mode=0o700, parents=True, exist_ok=True)
    en_cours = _dossier() / f"{numero}.en-cours"
    ecrire_prive(en_cours, os.urandom(32).hex().encode())
    en_cours.rename(_chemin(numero, VIVANTE))
    fixer(_dossier())  # a key must not be lost to a power cut once documents are sealed under it
    return numero


def retirer(numero: int) -> None:
    """Refuse a key from now on."""
    if numero == PREMIERE:
        _dossier().mkdir(mode=0o700, parents=True, exist_ok=True)
        ecrire_prive(_chemin(numero, RETIREE), _trace().encode())
    else:
        _chemin(numero, VIVANTE).rename(_chemin(numero, RETIREE))
    fixer(_dossier())


def est_l_installation_d_origine() -> bool:
    """Whether SEUIL_CLE_DOCUMENTS is still what key 1 came from: it seals more than documents."""
    retiree = _chemin(PREMIERE, RETIREE)
    return not retiree.exists() or retiree.read_text() == _trace()


def _trace() -> str:
    """Return what tells SEUIL_CLE_DOCUMENTS from another, and gives nothing of it."""
    return sha256(f"trace:{settings.CLE_DOCUMENTS}".encode()).hexdigest()


def _chemin(numero: int, suffixe: str) -> Path:
    return _dossier() / f"{numero}{suffixe}"


def _dossier() -> Path:
    return Path(settings.TROUSSEAU)
