"""`seuil rattraper`: run the reactions that a crash left behind."""

from typing import Any

from django.core.management import BaseCommand

from seuil.reactions import rattraper


class Command(BaseCommand):
    help = "Exécute les suites d’actes qu’un arrêt brutal a laissées de côté."

    def handle(self, **options: Any) -> None:
        nombre = rattraper()
        self.stdout.write("Rien à rattraper." if not nombre else f"{nombre} acte(s) rattrapé(s).")
