"""`seuil annee DU AU CARNET`: the worker of `seuil demo --annee`; killed, it begins its day again."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from seuil.demo.annee.jours import derouler


class Command(BaseCommand):
    help = "Joue les jours d’une année inventée ; « seuil demo --annee » l’appelle."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("du", type=date.fromisoformat)
        parser.add_argument("au", type=date.fromisoformat)
        parser.add_argument("carnet", type=Path)

    def handle(self, *, du: date, au: date, carnet: Path, **options: Any) -> None:
        for ligne in derouler(du, au, carnet):
            self.stdout.write(ligne)
            self.stdout.flush()
