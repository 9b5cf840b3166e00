"""Take in a file, lot after lot: each lot is written with its progress, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
from django.db import IntegrityError, OperationalError, transaction

from seuil.acteurs.auteurs import Systeme
from seuil.importations.models import Importation
from seuil.importations.services.doublons import Tri, titulaires_de, trier
from seuil.importations.services.ecrire import ecrire, tenir_les_numeros
from seuil.importations.services.entete import ouvrir
from seuil.importations.services.erreurs import Erreurs
from seuil.importations.services.fichier import Fichier
from seuil.importations.services.reference import Reference, lire_reference
from seuil.importations.services.verifier import Lot, verifier
from seuil.journal.services import consigner
from seuil.socle.db import verrous
from seuil.socle.horloge import exiger_un_jour_venu

VERROU: Final = 7_320_001
ESSAIS: Final = 5
Avancer = Callable[[Importation, int], None]
Juge = tuple[Lot, pl.DataFrame]  # the rows of a lot and their holders


def importer(
    chemin: Path, *, lot: int, le: date, avancer: Avancer, attendre: Callable[[], None] = lambda: None
) -> Importation:
    """Take in a file of demands (docs/importer.md); what an earlier run did is not done again.

    ``avancer`` hears the progress and how many rows there are, ``attendre`` that another process is at it.
    Raises ActeAVenir, FichierRefuse when the file as a whole is not of the format.
    """
    exiger_un_jour_venu(le)
    with ouvrir(chemin) as fichier:
        return _importer(fichier, lot=lot, le=le, avancer=avancer, attendre=attendre)


def _importer(fichier: Fichier, *, lot: int, le: date, avancer: Avancer, attendre: Callable[[], None]) -> Importation:
    with verrous.tenir(VERROU, int(fichier.empreinte[:8], 16) - 2**31, attendre=attendre):
        importation, _ = Importation.objects.get_or_create(
            empreinte=fichier.empreinte, defaults={"fichier": fichier.chemin.name[:255], "commencee_le": le}
        )
        if importation.terminee_le is None:
            erreurs, reference = Erreurs(fichier.chemin, importation.octets_erreurs), lire_reference(le)
            nombre, lots = fichier.nombre, fichier.lots(lot, depuis=importation.lues)
            for juge in _d_avance(_juger(lignes, fichier, reference) for lignes in lots):
                _prendre(juge, importation, erreurs, reference)
                avancer(importation, nombre)
            importation.terminee_le = le
            importation.save(update_fields=["terminee_le"])
    return importation


def _juger(lignes: pl.DataFrame, fichier: Fichier, reference: Reference) -> Juge:
    lot = verifier(lignes, fichier, reference)
    return lot, titulaires_de(lot)


def _d_avance(lots: Iterator[Juge]) -> Iterator[Juge]:
    """Yield the lots; the next one is read and judged while this one is written."""
    with ThreadPoolExecutor(1) as fil:
        prochain = fil.submit(next, lots, None)
        while (lot := prochain.result()) is not None:
            prochain = fil.submit(next, lots, None)
            yield lot


def _prendre(juge: Juge, importation: Importation, erreurs: Erreurs, reference: Reference) -> None:
    """Write a lot; a desk that registered the same person in the meantime, or held us up, makes it be sorted again."""
    for essai in range(1, ESSAIS + 1):
        try:
            with transaction.atomic():
                _ecrire(*juge, importation, erreurs, reference)
            return
        except (IntegrityError, OperationalError):
            importation.refresh_from_db()
            erreurs.revenir(importation.octets_erreurs)
            if essai == ESSAIS:
                raise


def _ecrire(
    lot: Lot, titulaires: pl.DataFrame, importation: Importation, erreurs: Erreurs, reference: Reference
) -> None:
    tenir_les_numeros(lot.demandes["numero_unique"])
    tri = trier(lot, titulaires)
    cles = ecrire(tri, reference) if len(tri.lot.demandes) else []
    _compter(importation, tri, cles, erreurs.ajouter(tri.lot.fautes))
    importation.save()

    consigner(
        "demandes.importees",
        importation,
        par=Systeme(),
        le=reference.le,
        empreinte=importation.empreinte,
        lues=lot.lues,
        importees=len(cles),
        connues=tri.connues,
        total=importation.lues,
    )


def _compter(importation: Importation, tri: Tri, cles: list[int], octets: int) -> None:
    importation.lues += tri.lot.lues
    importation.importees += len(cles)
    importation.connues += tri.connues
    importation.refusees += tri.lot.lues - len(cles) - tri.connues
    importation.octets_erreurs = octets
    if cles:
        importation.premiere = min(cles[0], importation.premiere or cles[0])
        importation.derniere = max(cles[-1], importation.derniere or 0)
