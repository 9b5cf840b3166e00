"""The letters that hold an access code, in their folder: under one passphrase, known again, destroyed once printed."""

import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from seuil.courriers.rendu import est_ouverte_par
from seuil.demandes.codes import ALPHABET
from seuil.socle import fichiers

MARQUE = b"\n% Seuil : lettre d'un code d'acces, a detruire une fois imprimee\n"  # a PDF may end with a comment
NOM = re.compile(r"[0-9A-Z]{18}\.pdf")
NOM_INACHEVE = re.compile(r"\.[0-9A-Z]{18}\.pdf\.partiel")
GROUPES, PAR_GROUPE = 6, 4
fixer = fichiers.fixer  # the names of the folder of letters


class PhraseDifferente(ValueError):
    """The letters already in the folder are under another passphrase."""


def tirer_phrase() -> str:
    """Return a new passphrase of 120 bits: six groups of four signs that nobody confuses."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(PAR_GROUPE)) for _ in range(GROUPES))


def exiger_la_meme_phrase(dossier: Path, phrase: str) -> None:
    """Refuse a passphrase that does not open the letters already in the folder. Raises PhraseDifferente, OSError.

    One of them is enough to know: none was ever added under another.
    """
    deja = next(presentes(dossier), None)
    if deja and not est_ouverte_par(phrase, deja.read_bytes()):
        raise PhraseDifferente(deja.name)


def presentes(dossier: Path) -> Iterator[Path]:
    """Yield the letters that Seuil wrote in a folder. Raises OSError."""
    return (lettre for lettre in dossier.iterdir() if NOM.fullmatch(lettre.name) and _est_de_seuil(lettre))


def chemin(dossier: Path, numero_unique: str) -> Path:
    """Return where the letter of a demand stands."""
    return dossier / f"{numero_unique}.pdf"


def ecrire(lettre: Path, contenu: bytes) -> None:
    """Write a letter that only its owner reads, whole or not at all. Raises OSError."""
    partiel = lettre.with_name(f".{lettre.name}.partiel")
    try:
        fichiers.ecrire_prive(partiel, contenu + MARQUE)
        partiel.replace(lettre)
    except BaseException:
        oter([partiel])
        raise


def oter(chemins: Iterable[Path]) -> None:
    """Remove these files, as far as the folder lets it."""
    for ecrit in chemins:
        with suppress(OSError):
            ecrit.unlink(missing_ok=True)


def detruire(dossier: Path) -> int:
    """Destroy the letters of a folder, and what a cut left of one; return how many letters. Raises OSError.

    Nothing else in the folder is touched.
    """
    nombre = 0
    for lettre in [*presentes(dossier)]:
        lettre.unlink(missing_ok=True)
        nombre += 1
    for partiel in [fichier for fichier in dossier.iterdir() if NOM_INACHEVE.fullmatch(fichier.name)]:
        partiel.unlink(missing_ok=True)
    fixer(dossier)
    return nombre


def _est_de_seuil(fichier: Path) -> bool:
    if fichier.is_symlink() or not fichier.is_file():
        return False
    with fichier.open("rb") as flux:
        flux.seek(max(0, fichier.stat().st_size - len(MARQUE)))
        return flux.read() == MARQUE
