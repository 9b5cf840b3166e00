"""`seuil journal`: chain the lines, publish the head outside the database, read everything again."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from seuil.journal.controle import anomalies
from seuil.journal.faits import Tete, derniere_de
from seuil.journal.services import ChaineRompue, publier, retenir

ACTES = {
    "sceller": "enchaîne ce qui ne l’est pas encore, et retient la tête hors de la base (chaque minute)",
    "publier": "ajoute la tête de la chaîne au fichier des têtes, hors de la base (chaque jour)",
    "verifier": "relit tout, compare avec les têtes publiées, dit chaque ligne altérée (code 1 s’il y en a)",
}
SANS_TETE = (
    "Aucune tête publiée : une fin coupée, ou un journal vidé, ne se verrait pas. "
    "Lancez « seuil journal publier » chaque jour."
)


class Command(BaseCommand):
    help = "Scelle, publie ou vérifie le journal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actes = parser.add_subparsers(dest="acte", required=True)
        for nom, aide in ACTES.items():
            actes.add_parser(nom, help=aide)

    def handle(self, **options: Any) -> None:
        getattr(self, f"_{options['acte']}")()

    def _sceller(self) -> None:
        tete = self._ecrire(retenir)
        self.stdout.write(f"Tête de la chaîne : {tete.tete}.")

    def _ecrire(self, verbe: Callable[..., Tete]) -> Tete:
        fichier = settings.TETES_JOURNAL
        try:
            return verbe(fichier, le=timezone.localdate())
        except ChaineRompue as rompue:
            raise CommandError(str(rompue)) from rompue
        except OSError as refus:
            raise CommandError(f"Le fichier « {fichier} » ne peut pas être écrit : {refus.strerror}.") from refus

    def _publier(self) -> None:
        fichier, tete = settings.TETES_JOURNAL, self._ecrire(publier)
        self.stdout.write(f"Tête publiée dans {fichier} : {tete.entrees} actes, {tete.consultations} consultations.")

    def _verifier(self) -> None:
        nombre = 0
        for anomalie in anomalies(settings.TETES_JOURNAL):
            self.stdout.write(anomalie)
            nombre += 1
        fichier = settings.TETES_JOURNAL
        sans_temoin = not (fichier.exists() or derniere_de(fichier).exists())
        if sans_temoin:
            self.stdout.write(SANS_TETE)
        self.stdout.write(f"{nombre} anomalie{'s' * (nombre > 1)}.")
        if nombre or sans_temoin:
            raise SystemExit(1)
