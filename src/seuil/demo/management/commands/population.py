"""`seuil population NOMBRE FICHIER`: write an invented population, to be taken in by `seuil importer demandes`."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from seuil.demo.foule import PopulationRefusee, ecrire
from seuil.demo.population import lois
from seuil.rapprochement.management.avancement import Avancement
from seuil.rapprochement.management.jours import jour
from seuil.regles.saisie import citer

CHIFFRES = 18


class Command(BaseCommand):
    help = "Écrit une population inventée, de la taille voulue, au format que « seuil importer demandes » lit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("nombre", help="nombre de demandes, comme 100000")
        parser.add_argument("fichier", type=Path, help="fichier à écrire : .parquet, .csv ou .jsonl")
        parser.add_argument("--graine", default=None, help="même graine, même fichier ; celle des données par défaut")
        parser.add_argument("--le", default=None, help="jour retenu, aujourd’hui par défaut")

    def handle(self, **options: Any) -> None:
        le = jour(options["le"], au_dela=True)
        nombre = entier("NOMBRE", options["nombre"])
        graine = lois()["graine"] if options["graine"] is None else entier("--graine", options["graine"])
        debut, avancement = time.monotonic(), Avancement(self.stdout, "demandes inventées")
        try:
            ecrire(options["fichier"], nombre, le=le, graine=graine, avancer=lambda fait: avancement.dire(fait, nombre))
        except PopulationRefusee as refus:
            raise CommandError(str(refus)) from refus
        finally:
            avancement.finir()
        poids, secondes = options["fichier"].stat().st_size / 1_000_000, time.monotonic() - debut
        self.stdout.write(f"{options['fichier']} : {nombre} demandes, {poids:.1f} Mo, {secondes:.1f} s.")
        self.stdout.write(f"Graine {graine}, au {le:%d/%m/%Y}. Aucune personne réelle n’y figure.")


def entier(nom: str, texte: str) -> int:
    """Read a whole number, zero or more; spaces between its digits are fine."""
    propre = "".join(str(texte).split())
    if not (propre.isascii() and propre.isdigit() and len(propre) <= CHIFFRES):
        raise CommandError(f"{nom} : on attend un nombre entier comme 100000, pas {citer(str(texte))}.")
    return int(propre)
