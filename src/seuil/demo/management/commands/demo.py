"""`seuil demo`: load the invented world and serve it; `--jouer`: play the journey on a throw-away database."""

import os
import socket
import sys
import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.utils import timezone

from seuil.acteurs.models import Guichet
from seuil.cotation.requetes import grilles_en_vigueur
from seuil.demandes.models import Demande
from seuil.demo.comptes import COMPTES, MOT_DE_PASSE
from seuil.demo.jouer import EtapeRatee, jouer
from seuil.demo.marque import est_neuve, est_une_demonstration, marquer
from seuil.demo.monde import charger_exemple
from seuil.demo.peupler import Peuplement
from seuil.demo.population import population
from seuil.demo.veille import Veille
from seuil.journal.services import retenir
from seuil.rapprochement.models import Inscription
from seuil.rapprochement.services import reprendre
from seuil.socle.reference import charger_tout
from seuil.territoires.models import Commune

DEMANDES = 2_500
DEMANDES_JOUEES = 120
PORTS = 65_536
AUTRE_BASE = (
    "Cette base n’a pas été faite par la démonstration : elle n’y écrit ni comptes ni demandes inventées. "
    "Donnez-lui une base neuve (DATABASE_URL), ou un autre dossier (SEUIL_DATA). Pour une vraie installation : "
    "« seuil migrate », « seuil reference charger », puis « seuil agents creer »."
)
REGLAGES_DU_SITE = ("--config", "python:seuil.config.serveur")


class Command(BaseCommand):
    help = "Charge un monde inventé et le sert, ou joue le parcours entier."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--jouer", action="store_true", help="joue le parcours sur une base jetable, sans navigateur"
        )
        parser.add_argument("--sans-servir", action="store_true", help="charge sans lancer le serveur")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, **options: Any) -> None:
        le = timezone.localdate()
        if options["jouer"]:
            self._jouer(le)
            return
        if not options["sans_servir"]:
            _verifier_le_port(options["port"])
        self._charger(le)
        if not options["sans_servir"]:
            self._servir(options["port"])

    def _charger(self, le: date) -> None:
        debut = time.monotonic()
        self.stdout.write("Base de données…")
        if not (est_une_demonstration() or est_neuve()):
            raise CommandError(AUTRE_BASE, returncode=2)
        marquer()
        call_command("migrate", verbosity=0, interactive=False)
        if Demande.objects.exists():
            self.stdout.write(f"Déjà chargé : {Demande.objects.count()} demandes. Rien n’a été effacé.")
            if not Inscription.objects.exists():
                self.stdout.write("Cette base vient d’une version antérieure : scores et listes réécrits…")
                reprendre(le=le, avancer=lambda nombre: None)
        else:
            self._peupler(le, DEMANDES)
        retenir(settings.TETES_JOURNAL, le=le)
        self.stdout.write(f"Prêt en {time.monotonic() - debut:.1f} s.\n")

    def _peupler(self, le: date, nombre: int) -> None:
        self.stdout.write("Données réelles : communes, intercommunalités, territoires, guichets…")
        list(charger_tout(le))
        charger_exemple(le)
        self.stdout.write(f"{Commune.objects.count()} communes. Demandes inventées pour Compiègne :")
        guichet, grille = Guichet.objects.get(pk="60ARC"), grilles_en_vigueur(["compiegne"], le)["compiegne"]
        Peuplement(guichet, grille, le=le).charger(population(nombre, le=le), self._avancer)

    def _avancer(self, nombre: int) -> None:
        self.stdout.write(f"  {nombre} demandes enregistrées et cotées")

    def _jouer(self, le: date) -> None:
        """Play on a database of its own, dropped at the end whatever happens."""
        ancien = connection.settings_dict["NAME"]
        connection.settings_dict["TEST"] = {
            **connection.settings_dict.get("TEST", {}),
            "NAME": f"seuil_jouer_{os.getpid()}",
        }
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            self._peupler(le, DEMANDES_JOUEES)
            self.stdout.write("\n1. Données de référence chargées.")
            for ligne in jouer(le):
                self.stdout.write(ligne)
        except EtapeRatee as ratee:
            self.stderr.write(f"ÉTAPE RATÉE : {ratee}")
            raise SystemExit(1) from ratee
        finally:
            connection.creation.destroy_test_db(ancien, verbosity=0)
        self.stdout.write("Le parcours tient, du formulaire au bail.")

    def _servir(self, port: int) -> None:
        self.stdout.write(
            f"Ouvrez http://localhost:{port}/ (le portail) et http://localhost:{port}/gestion/ (les agents)."
        )
        self.stdout.write(f"Comptes d’agents, mot de passe « {MOT_DE_PASSE} » :")
        for compte in COMPTES:
            self.stdout.write(f"  {compte.identifiant:12s} {compte.role}")
        self.stdout.write("Pour arrêter : Ctrl-C.\n")
        self.stdout.flush()
        connection.close()
        dossier = Path(sys.executable).parent
        os.environ["SEUIL_DEMO"] = "1"  # what follows may be weak: it serves this machine only
        site = [str(dossier / "gunicorn"), *REGLAGES_DU_SITE, "--bind", f"127.0.0.1:{port}"]
        raise SystemExit(Veille(site, [str(dossier / "seuil"), "travailler"]).tenir())


def _verifier_le_port(port: int) -> None:
    """Raise CommandError before anything is promised, when nobody could come in by that port."""
    if not 0 < port < PORTS:
        raise CommandError(f"--port : on attend un nombre entre 1 et {PORTS - 1}, pas {port}.")
    with socket.socket() as prise:
        prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind(("127.0.0.1", port))
        except OSError as prise_ailleurs:
            raise CommandError(
                f"Le port {port} est déjà pris ({prise_ailleurs.strerror}). "
                f"Choisissez-en un autre : make demo PORT={port + 1 if port + 1 < PORTS else 8000}"
            ) from prise_ailleurs
