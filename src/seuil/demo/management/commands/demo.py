"""`seuil demo`: load the invented world and serve it; `--jouer`: play the journey on a throw-away database."""

import os
import socket
import sys
import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from sys import maxsize
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from seuil.demandes.models import Demande
from seuil.demo.annee.mener import AnneeRatee, exiger_la_meme_fin, mener
from seuil.demo.comptes import MOT_DE_PASSE
from seuil.demo.foyers import creer_les_foyers, foyers
from seuil.demo.jetable import base_jetable
from seuil.demo.jouer import EtapeRatee, jouer
from seuil.demo.marque import (
    commencer,
    est_coupee,
    est_d_une_autre_version,
    est_neuve,
    est_une_demonstration,
    marquer,
    oublier_les_tetes,
    seule,
    vider,
)
from seuil.demo.messages import regler_les_messages
from seuil.demo.monde import charger_exemple
from seuil.demo.peupler import Peuplement
from seuil.demo.population import population
from seuil.demo.veille import Veille
from seuil.demo.villes import Ville, villes
from seuil.journal.services import ChaineRompue, retenir
from seuil.socle.reference import charger_tout
from seuil.territoires.models import Commune

DEMANDES_JOUEES = 120
DEMANDES_DE_L_ANNEE = 40  # in each town
PORTS = 65_536
AUTRE_BASE = (
    "Cette base n’a pas été faite par la démonstration : elle n’y écrit ni comptes ni demandes inventées. "
    "Donnez-lui une base neuve (DATABASE_URL), ou un autre dossier (SEUIL_DATA). Pour une vraie installation : "
    "« seuil migrate », « seuil reference charger », puis « seuil agents creer »."
)
AUTRE_VERSION = "Cette démonstration vient d’une autre version de Seuil : elle est refaite."
COUPEE = "Le chargement de cette démonstration n’était pas allé au bout : elle est refaite."
ATTENDRE = "Une autre commande « seuil demo » charge cette base : celle-ci attend qu’elle finisse."
PAS_REFAITE = "Ce compte ne peut pas refaire cette base : donnez-lui une base neuve (DATABASE_URL)."
PAS_FAITE = (
    "Ce compte ne peut pas créer de schéma dans cette base : donnez-lui ce droit (« grant create on database… »), "
    "ou une base dont il est propriétaire (DATABASE_URL)."
)
REGLAGES_DU_SITE = ("--config", "python:seuil.config.serveur")


class Command(BaseCommand):
    help = "Charge un monde inventé et le sert, ou joue le parcours entier."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--jouer", action="store_true", help="joue le parcours sur une base jetable, sans navigateur"
        )
        parser.add_argument("--annee", action="store_true", help="joue une année des cinq villes, jour par jour")
        parser.add_argument("--coups", type=int, default=0, help="avec --annee : tue le travailleur tant de fois")
        parser.add_argument("--sans-servir", action="store_true", help="charge sans lancer le serveur")
        parser.add_argument("--demandes", type=int, default=maxsize, help="au plus tant de demandes par ville")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, **options: Any) -> None:
        le = timezone.localdate()
        if options["jouer"]:
            self._jouer(le)
            return
        if options["annee"]:
            self._annee(le, options["coups"])
            return
        if not options["sans_servir"]:
            _verifier_le_port(options["port"])
        self._charger(le, options["demandes"])
        if not options["sans_servir"]:
            self._servir(options["port"])

    def _charger(self, le: date, au_plus: int) -> None:
        debut = time.monotonic()
        self.stdout.write("Base de données…")
        with seule(lambda: self.stdout.write(ATTENDRE)):
            self._preparer(le, au_plus)
        try:
            retenir(settings.TETES_JOURNAL, le=le)
        except ChaineRompue as rompue:
            raise CommandError(str(rompue), returncode=2) from rompue
        self.stdout.write(f"Prêt en {time.monotonic() - debut:.1f} s.\n")

    def _preparer(self, le: date, au_plus: int) -> None:
        if not (est_une_demonstration() or est_neuve()):
            raise CommandError(AUTRE_BASE, returncode=2)
        self._refaire_si_besoin()
        if not est_neuve():
            self.stdout.write(f"Déjà chargé : {Demande.objects.count()} demandes. Rien n’a été effacé.")
            return
        try:
            commencer()
        except DatabaseError as refus:
            raise CommandError(f"{PAS_FAITE} ({refus})", returncode=2) from refus
        call_command("migrate", verbosity=0, interactive=False)
        self._peupler(le, au_plus=au_plus)
        marquer()

    def _refaire_si_besoin(self) -> None:
        """Empty a demonstration that is not whole, or made by an older version: it is invented."""
        if est_neuve() or not est_d_une_autre_version():
            return
        self.stdout.write(COUPEE if est_coupee() else AUTRE_VERSION)
        oublier_les_tetes(settings.TETES_JOURNAL)
        try:
            vider()
        except DatabaseError as refus:
            raise CommandError(f"{PAS_REFAITE} ({refus})", returncode=2) from refus

    def _peupler(self, le: date, nombre: int | None = None, *, partout: bool = False, au_plus: int = maxsize) -> None:
        """Load the reference data and the world of each town; ``nombre`` demands in the first town only."""
        self.stdout.write("Données réelles : communes, intercommunalités, territoires, guichets…")
        list(charger_tout(le))
        charger_exemple(le)
        self.stdout.write(f"{Commune.objects.count()} communes. Demandes inventées :")
        for ville in villes() if nombre is None or partout else villes()[:1]:
            ici, combien = ville.territoire, nombre or max(0, min(ville.dit["demandes"], au_plus))
            inventes = population(combien, ville.dit["souhaits"], le=le, graine=ville.dit["graine"])
            fait = Peuplement(ville.guichet, ici, le=le).charger(inventes, lambda fait: None)
            if nombre is None:
                creer_les_foyers(ville, le=le)
            self.stdout.write(f"  {ici.nom_court} : {fait} demandes enregistrées")

    def _jouer(self, le: date) -> None:
        """Play on a database of its own, dropped at the end whatever happens."""
        try:
            with base_jetable("jouer"):
                self._peupler(le, DEMANDES_JOUEES)
                self.stdout.write("\n1. Données de référence chargées.")
                for ligne in jouer(le):
                    self.stdout.write(ligne)
        except EtapeRatee as ratee:
            self.stderr.write(f"ÉTAPE RATÉE : {ratee}")
            raise SystemExit(1) from ratee
        self.stdout.write("Le parcours tient, du formulaire au bail.")

    def _annee(self, le: date, coups: int) -> None:
        """Play a year, then again with its worker killed: the same end, but for what is in doubt."""

        def peupler() -> None:
            self._peupler(le, DEMANDES_DE_L_ANNEE, partout=True)

        try:
            calme = mener(le, peupler, coups=0, dire=self.stdout.write)
            if coups:
                self.stdout.write(f"\nLa même année, le travailleur tué {coups} fois :")
                exiger_la_meme_fin(calme, mener(le, peupler, coups=coups, dire=self.stdout.write))
                self.stdout.write("Même fin, sauf ce qui est en doute.")
        except AnneeRatee as ratee:
            self.stderr.write(f"ANNÉE RATÉE : {ratee}")
            raise SystemExit(1) from ratee
        self.stdout.write("L’année tient : personne radié sans avis, personne prévenu deux fois, chaque acte prouvé.")

    def _presenter(self, ville: Ville, racine: str) -> None:
        """Say the address of a town, its agents, and how to open the page of each of its households."""
        self.stdout.write(f"\n{ville.territoire.nom_court} : {racine}/{ville.code}/ ({ville.dit['entree']})")
        for compte in ville.dit["comptes"]:
            self.stdout.write(f"  agent   {compte['identifiant']:26s} {compte['role']}")
        for foyer in foyers(ville):
            self.stdout.write(f"  ménage  {foyer.numero}  code {foyer.code}  {foyer.qui}, {foyer.etat}")

    def _servir(self, port: int) -> None:
        racine = f"http://localhost:{port}"
        if dite := regler_les_messages(os.environ, dossier=settings.DOSSIER_DES_MESSAGES, site=racine):
            self.stdout.write(dite)
        self.stdout.write(f"Ouvrez {racine}/ (trouver sa ville) et {racine}/gestion/ (les agents).")
        self.stdout.write(f"Mot de passe de tous les agents : « {MOT_DE_PASSE} ».")
        for ville in villes():
            self._presenter(ville, racine)
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
