"""`seuil travailler`: the worker, beside the web server."""

import asyncio
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from seuil.taches.travailleur import finir_ce_qui_attend, travailler


class Command(BaseCommand):
    help = "Fait ce qui suit les actes : courriers, listes, scellés du journal. À garder en marche à côté du site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--une-fois", action="store_true", help="fait ce qui attend, puis s’arrête")

    def handle(self, **options: Any) -> None:
        asyncio.run(finir_ce_qui_attend() if options["une_fois"] else travailler())
