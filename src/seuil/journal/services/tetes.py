"""The heads of the chain, kept outside the database: published each day, the last one retained at each sealing."""

import os
import secrets
from contextlib import suppress
from datetime import date
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import BinaryIO

from seuil.journal.faits import ORIGINE, Tete, derniere_de
from seuil.journal.models import Sceau
from seuil.journal.services.sceller import sceller


class ChaineRompue(Exception):
    """The head kept outside is no longer in the chain: it stays, as the proof that something was cut or rewritten."""


def publier(fichier: Path, *, le: date) -> Tete:
    """Seal, then add the head of the chain to a file outside the database, once it is safely on the disk.

    Raises ChaineRompue, OSError.
    """
    sceller()
    _exiger_la_suite(fichier)
    tete = _tete(fichier, le)
    fichier.parent.mkdir(parents=True, exist_ok=True)
    with fichier.open("a+b") as flux:
        with suppress(OSError):  # a store without locks
            flock(flux, LOCK_EX)
        _reparer(flux)
        _ecrire(flux, tete)
    return tete


def retenir(fichier: Path, *, le: date) -> Tete:
    """Seal, then keep the last head beside the published ones: between two publications, a cut end is found too.

    Raises ChaineRompue, OSError.
    """
    sceller()
    _exiger_la_suite(fichier)
    tete, retenue = _tete(fichier, le), derniere_de(fichier)
    retenue.parent.mkdir(parents=True, exist_ok=True)
    provisoire = retenue.with_name(f"{retenue.name}.{secrets.token_hex(8)}")
    try:
        with provisoire.open("xb") as flux:
            _ecrire(flux, tete)
        provisoire.replace(retenue)
    finally:
        provisoire.unlink(missing_ok=True)
    return tete


def _exiger_la_suite(fichier: Path) -> None:
    """Raise ChaineRompue when the chain no longer holds the last head retained."""
    try:
        retenue = Tete.lue(derniere_de(fichier).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if retenue.sceaux and not Sceau.objects.filter(rang=retenue.sceaux, empreinte=retenue.tete).exists():
        raise ChaineRompue(
            f"La tête retenue hors de la base ({derniere_de(fichier)}) n’est plus dans la chaîne : la fin a été "
            "coupée, ou la chaîne refaite. Lancez « seuil journal verifier » avant toute chose."
        )


def _tete(fichier: Path, le: date) -> Tete:
    """Return the head of the chain; call it outside the transaction that sealed.

    Counts go on from the last head retained when it is one of this chain: the table is not read again each minute.
    """
    sceau = Sceau.objects.order_by("-rang").first()
    if sceau is None:
        return Tete(le.isoformat(), 0, 0, 0, 0, ORIGINE)
    rang, entrees = _acquis(fichier)
    suivants = Sceau.objects.filter(rang__gt=rang, rang__lte=sceau.rang, entree__isnull=False)
    entrees += suivants.count()
    return Tete(le.isoformat(), entrees, sceau.rang - entrees, sceau.rang, sceau.pk, sceau.empreinte)


def _acquis(fichier: Path) -> tuple[int, int]:
    """Return the rank and the number of acts of the last head retained; zeros when it is not of this chain."""
    try:
        retenue = Tete.lue(derniere_de(fichier).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0, 0
    connue = Sceau.objects.filter(rang=retenue.sceaux, empreinte=retenue.tete).exists()
    return (retenue.sceaux, retenue.entrees) if connue else (0, 0)


def _reparer(flux: BinaryIO) -> None:
    """End or cut a last line that a full disk or a kill left without its end."""
    flux.seek(0)
    *_, derniere = flux.read().rpartition(b"\n")
    if not derniere:
        return
    try:
        Tete.lue(derniere.decode())
        flux.write(b"\n")
    except ValueError:
        flux.truncate(flux.seek(-len(derniere), os.SEEK_END))


def _ecrire(flux: BinaryIO, tete: Tete) -> None:
    flux.write(f"{tete.en_ligne()}\n".encode())
    flux.flush()
    os.fsync(flux.fileno())
