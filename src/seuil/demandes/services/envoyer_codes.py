"""Write, in a folder, one letter per household that has no access code: the code is in the letter alone."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction

from seuil.courriers.contextes import CodeAcces
from seuil.courriers.rendu import pdf
from seuil.demandes.acces import Acteur
from seuil.demandes.courriers import emetteur, lettre
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.demandes.services.renouveler_code import attribuer_code

LOT = 50
GABARIT = "code_acces"


@dataclass(frozen=True, slots=True)
class Envoi:
    """How many letters stand in the folder, and the numéros of those that could not be written."""

    ecrites: int = 0
    ratees: list[str] = field(default_factory=list)


def sans_code() -> DemandeQuerySet:
    """Return the living demands whose household cannot sign in."""
    return Demande.objects.actives().filter(code_acces="")


def envoyer_codes(
    demandes: DemandeQuerySet, dossier: Path, *, site: str, par: Acteur, le: date, avancer: Callable[[Envoi], None]
) -> Envoi:
    """Give each demand a code and write its letter, lot after lot. Raises OSError when the folder takes no more.

    A letter is whole on the disk before its code is: stopped at any point, run again, it writes again those whose code
    was not kept.
    """
    envoi = Envoi()
    for cles in _lots(demandes):
        ecrites: list[Path] = []
        try:
            with transaction.atomic():
                ratees = _envoyer_un_lot(_lot(demandes, cles), dossier, ecrites, site=site, par=par, le=le)
                _fixer(dossier)
        except BaseException:
            _oter(ecrites)  # their codes were not kept: nobody may post these letters
            raise
        envoi = Envoi(envoi.ecrites + len(ecrites), envoi.ratees + ratees)
        avancer(envoi)
    return envoi


def _envoyer_un_lot(
    lot: DemandeQuerySet, dossier: Path, ecrites: list[Path], *, site: str, par: Acteur, le: date
) -> list[str]:
    """Write the letters of a lot, each path added to ``ecrites``; return the numéros of those that cannot be made."""
    ratees = []
    for demande in lot:
        try:
            with transaction.atomic():
                code = attribuer_code(demande, par=par, le=le)
                contenu = pdf(GABARIT, _contexte(demande, code, site=site, le=le))
        except OSError:
            raise
        except Exception:  # whatever the letter is made of: the next household waits for its own
            ratees.append(demande.numero_unique)
            continue
        ecrites.append(dossier / f"{demande.numero_unique}.pdf")
        _ecrire(ecrites[-1], contenu)
    return ratees


def _oter(lettres: list[Path]) -> None:
    for lettre_ecrite in lettres:
        with suppress(OSError):
            lettre_ecrite.unlink(missing_ok=True)


def _contexte(demande: Demande, code: str, *, site: str, le: date) -> CodeAcces:
    guichet = demande.guichet
    commun = lettre(demande, emetteur(guichet.organisme, guichet), le=le)
    guichets = [guichet.nom, guichet.adresse] if guichet.enregistre and guichet.adresse else []
    return CodeAcces(**commun, code=code, site=site, guichets=guichets)


def _lots(demandes: DemandeQuerySet) -> Iterator[list[int]]:
    derniere = 0
    while cles := list(demandes.filter(pk__gt=derniere).order_by("pk").values_list("pk", flat=True)[:LOT]):
        yield cles
        derniere = cles[-1]


def _lot(demandes: DemandeQuerySet, cles: list[int]) -> DemandeQuerySet:
    verrouillees = demandes.verrouiller().filter(pk__in=cles).order_by("pk")
    return verrouillees.select_related("commune", "guichet__organisme").prefetch_related("personnes")


def _ecrire(chemin: Path, contenu: bytes) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    partiel = chemin.with_name(f".{chemin.name}.partiel")
    descripteur = os.open(partiel, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descripteur, "wb") as fichier:
        fichier.write(contenu)
        fichier.flush()
        os.fsync(fichier.fileno())
    partiel.replace(chemin)


def _fixer(dossier: Path) -> None:
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)
