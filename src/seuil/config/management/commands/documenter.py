"""`seuil documenter`: write the documents generated from the code."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from seuil.config.documents import documents


class Command(BaseCommand):
    help = "Écrit les documents tirés du code dans docs/."

    def handle(self, **options: Any) -> None:
        for nom, texte in documents().items():
            chemin = Path("docs") / nom
            chemin.parent.mkdir(parents=True, exist_ok=True)
            chemin.write_text(texte, encoding="utf-8")
            self.stdout.write(str(chemin))
