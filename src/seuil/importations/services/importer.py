"""Take in a file, lot after lot: each lot is written with its progress, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol

import polars as pl
from django.db import IntegrityError, OperationalError, transaction

from seuil.acteurs.auteurs import Systeme
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.importations.models import Importation
from seuil.importations.services.dossiers import dossiers_du_lot
from seuil.importations.services.doublons import Tri, titulaires_de, trier
from seuil.importations.services.ecrire import ecrire, tenir_les_numeros
from seuil.importations.services.entete import ouvrir
from seuil.importations.services.erreurs import Erreurs, reprendre_les_erreurs
from seuil.importations.services.fichier import Fichier
from seuil.importations.services.reference import Reference, lire_reference
from seuil.importations.services.verifier import Lot, verifier
from seuil.journal.services import consigner
from seuil.socle.db import verrous
from seuil.socle.db.disque import sans_attendre_le_disque
from seuil.socle.horloge import exiger_un_jour_venu

VERROU: Final = 7_320_001
ESSAIS: Final = 5
Avancer = Callable[[Importation, int], None]


class Suite(Protocol):
    """What else is written of each lot, with it or not at all: who imports does not know what."""

    def commencer(self) -> None:
        """Read what is needed, once the file is known to bring something."""

    def preparer(self, dossiers: Dossiers) -> Any:
        """Compute ahead, in another thread, without the database; ``demande`` is the row of the file."""

    def ecrire(self, prepare: Any, lignes: list[int], cles: list[int]) -> None:
        """Write what was prepared of these rows, which now have these keys, in the transaction of the lot."""


@dataclass(frozen=True, slots=True)
class Juge:
    """A lot read and judged ahead: its rows, their holders, what goes with them."""

    lot: Lot
    titulaires: pl.DataFrame
    prepare: Any


@dataclass(frozen=True, slots=True)
class Travail:
    """What each lot of a file needs: where it is read from, what it is compared with, where its mistakes go."""

    fichier: Fichier
    reference: Reference
    erreurs: Erreurs
    suite: Suite | None

    def juger(self, lignes: pl.DataFrame) -> Juge:
        """Return a lot of rows, judged."""
        lot = verifier(lignes, self.fichier, self.reference)
        prepare = self.suite.preparer(dossiers_du_lot(lot, self.reference)) if self.suite else None
        return Juge(lot, titulaires_de(lot), prepare)


def importer(
    chemin: Path,
    *,
    lot: int,
    le: date,
    avancer: Avancer,
    attendre: Callable[[], None] = lambda: None,
    suite: Suite | None = None,
) -> Importation:
    """Take in a file of demands (docs/importer.md); what an earlier run did is not done again.

    ``avancer`` hears the progress and how many rows there are, ``attendre`` that another process is at it.
    Raises ActeAVenir, FichierRefuse when the file as a whole is not of the format.
    """
    exiger_un_jour_venu(le)
    with ouvrir(chemin) as fichier, verrous.tenir(*_verrou(empreinte := fichier.empreinte), attendre=attendre):
        importation, _ = Importation.objects.get_or_create(
            empreinte=empreinte, defaults={"fichier": fichier.chemin.name[:255], "commencee_le": le}
        )
        if importation.terminee_le is None:
            if suite is not None:
                suite.commencer()
            erreurs = reprendre_les_erreurs(fichier.chemin, importation)
            travail, nombre = Travail(fichier, lire_reference(le), erreurs, suite), fichier.nombre
            lots = fichier.lots(lot, depuis=importation.lues)
            for juge in _d_avance(travail.juger(lignes) for lignes in lots):
                _prendre(juge, importation, travail)
                avancer(importation, nombre)
            importation.terminee_le = le
            importation.save(update_fields=["terminee_le"])
    return importation


def _verrou(empreinte: str) -> tuple[int, int]:
    """Return the lock that who takes a file in holds."""
    return VERROU, int(empreinte[:8], 16) - 2**31


def _d_avance(lots: Iterator[Juge]) -> Iterator[Juge]:
    """Yield the lots; the next one is read and judged while this one is written."""
    with ThreadPoolExecutor(1) as fil:
        prochain = fil.submit(next, lots, None)
        while (lot := prochain.result()) is not None:
            prochain = fil.submit(next, lots, None)
            yield lot


def _prendre(juge: Juge, importation: Importation, travail: Travail) -> None:
    """Write a lot; a desk that registered the same person in the meantime, or held us up, makes it be sorted again.

    So does a connection that was cut, unless another process took the file in meanwhile.
    """
    lues = importation.lues
    for essai in range(1, ESSAIS + 1):
        try:
            with transaction.atomic():
                _ecrire(juge, importation, travail)
                sans_attendre_le_disque()  # what is lost with its progress is read again; the end waits for all
            return
        except (IntegrityError, OperationalError):
            importation.refresh_from_db()
            travail.erreurs.revenir(importation.octets_erreurs)
            if essai == ESSAIS or not verrous.retrouver(*_verrou(importation.empreinte)) or importation.lues != lues:
                raise


def _ecrire(juge: Juge, importation: Importation, travail: Travail) -> None:
    reference, lot = travail.reference, juge.lot
    tenir_les_numeros(lot.demandes["numero_unique"])
    tri = trier(lot, juge.titulaires)
    cles = ecrire(tri, reference) if len(tri.lot.demandes) else []
    if travail.suite and cles:
        travail.suite.ecrire(juge.prepare, tri.lot.demandes["ligne"].to_list(), cles)
    _compter(importation, tri, cles, travail.erreurs.ajouter(tri.lot.fautes))
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
