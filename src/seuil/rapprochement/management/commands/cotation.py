"""`seuil cotation`: the night, a new grid, the check, the rewriting of every score, the export for statistics."""

from argparse import ArgumentParser
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from seuil.rapprochement import services
from seuil.rapprochement.management.jours import jour
from seuil.socle.horloge import jouer_jusqu_au
from seuil.territoires.models import Territoire

MONTREES = 20
CADENCE = 500
ECRIVENT = ("nuit", "repeser", "reprendre")
AIDE_CONFIRMER = f"accepte un jour à venir, ou un saut de plus de {services.SAUT_MAXIMUM} jours"


class Command(BaseCommand):
    help = "Tient les scores à jour : nuit, repeser, verifier, reprendre, exporter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbes = parser.add_subparsers(dest="verbe", required=True)
        for nom, aide in (
            ("nuit", "recote les demandes dont une date ou un âge franchit un seuil, applique les nouvelles grilles"),
            ("repeser", "applique la grille en vigueur d’un territoire"),
            ("verifier", "recote tout depuis les dossiers et compte les différences"),
            ("reprendre", "réécrit tous les scores et toutes les listes depuis les dossiers"),
            ("exporter", "écrit les faits et les scores de chaque territoire en Parquet, sans aucun nom"),
        ):
            verbe = verbes.add_parser(nom, help=aide)
            verbe.add_argument("--le", default=None, help="jour retenu, aujourd’hui par défaut")
            if nom == "nuit":
                verbe.add_argument("--confirmer", action="store_true", help=AIDE_CONFIRMER)
                verbe.add_argument("--annuler", action="store_true", help="défait la dernière nuit confirmée")
            if nom == "verifier":
                verbe.add_argument("--a-la-lettre", action="store_true", help="relit chaque demande une à une")
            if nom == "repeser":
                verbe.add_argument("territoire", help="code du territoire, par exemple compiegne")
            if nom == "exporter":
                verbe.add_argument("dossier", type=Path, help="dossier où écrire un fichier par territoire")

    def handle(self, **options: Any) -> None:
        verbe, confirmer = options["verbe"], options.get("confirmer", False)
        le = jour(options["le"], au_dela=confirmer or verbe not in ECRIVENT)
        try:
            self._ecrire(verbe, le, confirmer, options) if verbe in ECRIVENT else self._lire(verbe, le, options)
        except (services.NuitImpossible, services.GrilleEnAttente) as impossible:
            raise CommandError(str(impossible)) from impossible

    def _lire(self, verbe: str, le: date, options: dict[str, Any]) -> None:
        if verbe == "verifier":
            self._verifier(services.verifier(le=le, **{"temoins": 1} if options["a_la_lettre"] else {}))
        else:
            self._exporter(options["dossier"])

    def _ecrire(self, verbe: str, le: date, confirmer: bool, options: dict[str, Any]) -> None:
        if options.get("annuler"):
            self._annuler(jour(None))
            return
        services.verifier_le_jour(le=le, confirmee=confirmer or not options["le"])
        if verbe == "nuit":
            self._nuit(le, confirmer)
        elif verbe == "repeser":
            self._repeser(options["territoire"], le)
        else:
            nombre = services.reprendre(le=le, avancer=self._avancer)
            self.stdout.write(f"{nombre} demandes recotées.")

    def _annuler(self, le: date) -> None:
        nuit = services.annuler_la_nuit(le=le, avancer=self._avancer)
        self.stdout.write(f"{nuit} est annulée : scores et listes sont refaits au {le:%d/%m/%Y}.")

    def _nuit(self, le: date, confirmer: bool) -> None:
        with jouer_jusqu_au(le) if confirmer else nullcontext():
            bilan = services.passer_la_nuit(le=le, confirmee=confirmer)
        self.stdout.write(f"Scores arrêtés au {le:%d/%m/%Y}.")
        self.stdout.write(f"  {bilan.revues} demandes relues, quelqu’un y ayant pris de l’âge")
        self.stdout.write(f"  {bilan.passees} scores ont franchi un seuil")
        self.stdout.write(f"  nouvelle grille : {', '.join(bilan.repeses) or 'aucune'}")

    def _repeser(self, code: str, le: date) -> None:
        territoire = Territoire.objects.filter(pk=code).first()
        if territoire is None:
            raise CommandError(f"Aucun territoire ne porte le code « {code} ».")
        services.changer_de_grille(territoire, le=le)
        self.stdout.write(f"{territoire} : scores et listes repesés au {le:%d/%m/%Y}.")

    def _verifier(self, trouves: Iterable[services.Ecart]) -> None:
        ecarts = 0
        for ecart in trouves:
            ecarts += 1
            if ecarts <= MONTREES:
                self.stdout.write(f"  {ecart}")
        self.stdout.write(f"{ecarts} différence{'s' if ecarts > 1 else ''}.")
        if ecarts:
            raise SystemExit(1)

    def _exporter(self, dossier: Path) -> None:
        try:
            ecrites = services.exporter(dossier)
        except services.ExportImpossible as impossible:
            raise CommandError(str(impossible)) from impossible
        for code, lignes in ecrites.items():
            self.stdout.write(f"  {code}.parquet : {lignes} lignes")

    def _avancer(self, nombre: int) -> None:
        if nombre % CADENCE == 0:
            self.stdout.write(f"  {nombre} demandes")
