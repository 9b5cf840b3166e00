"""`seuil rattraper`: hand to the worker what neither took place nor waits, in a base of an earlier version."""

from typing import Any

from django.core.management import BaseCommand

from seuil.reactions.services import rattraper


class Command(BaseCommand):
    help = "Confie au travailleur les suites d’actes qui n’ont jamais eu lieu."

    def handle(self, **options: Any) -> None:
        nombre = rattraper()
        if not nombre:
            self.stdout.write("Rien à rattraper.")
            return
        self.stdout.write(f"{nombre} suite(s) d’actes confiée(s) au travailleur (seuil travailler).")
