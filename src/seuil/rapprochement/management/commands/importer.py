"""`seuil importer demandes FICHIER`: take in a file of demands, then score and list what it brought."""

import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from seuil.demandes.models import Demande
from seuil.importations.models import Importation
from seuil.importations.services import FichierRefuse
from seuil.importations.services import importer as importer_le_fichier
from seuil.rapprochement import services
from seuil.rapprochement.management.avancement import Avancement
from seuil.rapprochement.management.jours import jour

LOT = 20_000


class Command(BaseCommand):
    help = "Importe un fichier de demandes (Parquet, CSV ou JSON Lines) : voir docs/importer.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        quoi = parser.add_subparsers(dest="quoi", required=True)
        demandes = quoi.add_parser("demandes", help="une demande par ligne")
        demandes.add_argument("fichier", type=Path, help="fichier .parquet, .csv ou .jsonl")
        demandes.add_argument("--lot", type=int, default=LOT, help=f"lignes par transaction, {LOT} par défaut")
        demandes.add_argument("--sans-coter", action="store_true", help="n’établit ni scores ni listes")
        demandes.add_argument("--le", default=None, help="jour retenu, aujourd’hui par défaut")

    def handle(self, **options: Any) -> None:
        le = jour(options["le"])
        if not 0 < options["lot"] <= 1_000_000:
            raise CommandError(f"--lot : on attend un nombre entre 1 et 1 000 000, pas {options['lot']}.")
        debut, avancement = time.monotonic(), Avancement(self.stdout, "demandes lues")
        suite = None if options["sans_coter"] else services.CoterEnImportant(le)
        importation = self._importer(options["fichier"], options["lot"], le, avancement, suite)
        if avancement.fait is None and importation.lues:
            quand = f"{importation.terminee_le:%d/%m/%Y}"
            self.stdout.write(f"Ce fichier a déjà été importé le {quand} : rien à reprendre.")
        self._resumer(importation, time.monotonic() - debut)
        if suite is not None and importation.premiere:
            self._coter(importation, suite.faites, le)

    def _importer(
        self, fichier: Path, lot: int, le: date, avancement: Avancement, suite: services.CoterEnImportant | None
    ) -> Importation:
        try:
            return importer_le_fichier(
                fichier,
                lot=lot,
                le=le,
                attendre=self._attendre,
                suite=suite,
                avancer=lambda importation, nombre: avancement.dire(importation.lues, nombre),
            )
        except FichierRefuse as refus:
            raise CommandError(str(refus)) from refus
        finally:
            avancement.finir()

    def _attendre(self) -> None:
        self.stdout.write("Un autre import de ce fichier est en cours : j’attends qu’il finisse.")

    def _resumer(self, importation: Importation, secondes: float) -> None:
        """Say what became of the rows, those of an interrupted run included."""
        self.stdout.write(f"{importation.fichier} : {importation.lues} demandes lues en {secondes:.1f} s.")
        self.stdout.write(f"  {importation.importees} importées")
        self.stdout.write(f"  {importation.connues} déjà connues")
        suite = f", voir {importation.erreurs}" if importation.refusees else ""
        self.stdout.write(f"  {importation.refusees} refusées{suite}")

    def _coter(self, importation: Importation, faites: int, le: date) -> None:
        """Score and list what no list has yet: an earlier run may have been asked not to."""
        nouvelles = Demande.objects.filter(pk__range=(importation.premiere, importation.derniere), inscription=None)
        avancement, nombre = Avancement(self.stdout, "demandes cotées"), nouvelles.count()
        try:
            services.reprendre(
                le=services.jour_des_scores(le), demandes=nouvelles, avancer=lambda fait: avancement.dire(fait, nombre)
            )
        finally:
            avancement.finir()
        self.stdout.write(f"  {faites + nombre} cotées et inscrites sur les listes")
