"""`seuil reference charger`: the real data every installation needs, each capability bringing its own."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone

from seuil.socle.reference import charger_tout


class Command(BaseCommand):
    help = "Charge les communes, les territoires, leurs guichets et leurs grilles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        quoi = parser.add_subparsers(dest="quoi", required=True)
        quoi.add_parser("charger", help="charge ou met à jour les données réelles ; se relance sans rien défaire")

    def handle(self, **options: Any) -> None:
        for phrase in charger_tout(timezone.localdate()):
            self.stdout.write(f"{phrase}.")
