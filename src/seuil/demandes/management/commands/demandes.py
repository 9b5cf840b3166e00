"""`seuil demandes codes DOSSIER`: one letter per household that has no access code."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from seuil.acteurs.auteurs import Systeme
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.demandes.services.envoyer_codes import Envoi, envoyer_codes, sans_code

PAS = 5.0


class Command(BaseCommand):
    help = "Écrit les lettres qui donnent un code d’accès aux ménages qui n’en ont pas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        quoi = parser.add_subparsers(dest="quoi", required=True)
        codes = quoi.add_parser("codes", help="une lettre PDF par demande active sans code d’accès")
        codes.add_argument("dossier", type=Path, help="dossier où écrire les lettres, lisibles de vous seul")
        codes.add_argument("--numero", help="cette demande seulement, même si elle a déjà un code : l’ancien est mort")
        codes.add_argument("--site", default="", help="adresse du portail, écrite dans la lettre")

    def handle(self, **options: Any) -> None:
        demandes, dossier = _demandes(options["numero"]), _dossier(options["dossier"])
        nombre = demandes.count()
        if not nombre:
            self.stdout.write("Toutes les demandes actives ont un code d’accès : aucune lettre à écrire.")
            return
        self._envoyer(demandes, dossier, options["site"], nombre)

    def _envoyer(self, demandes: DemandeQuerySet, dossier: Path, site: str, nombre: int) -> None:
        debut = dit = time.monotonic()
        envoi = Envoi()

        def avancer(courant: Envoi) -> None:
            nonlocal dit, envoi
            envoi = courant
            if time.monotonic() - dit > PAS:
                dit = time.monotonic()
                self.stdout.write(f"  {courant.ecrites} lettres sur {nombre}, en {dit - debut:.0f} s")

        try:
            envoi = envoyer_codes(demandes, dossier, site=site, par=Systeme(), le=timezone.localdate(), avancer=avancer)
        except OSError as refus:
            raise CommandError(
                f"{dossier} ne prend plus de lettres ({refus.strerror}). {envoi.ecrites} y sont, complètes. "
                "Faites de la place, puis relancez : seules celles qui manquent seront écrites."
            ) from refus
        self._conclure(envoi, dossier)

    def _conclure(self, envoi: Envoi, dossier: Path) -> None:
        self.stdout.write(f"{envoi.ecrites} lettre(s) dans {dossier}. Effacez-les une fois imprimées et envoyées.")
        if envoi.ratees:
            raise CommandError(f"Lettres impossibles à écrire : {', '.join(envoi.ratees)}. Leur code n’a pas changé.")


def _demandes(numero: str | None) -> DemandeQuerySet:
    if numero is None:
        return sans_code()
    demandes = Demande.objects.filter(numero_unique="".join(numero.split()).upper())
    if not demandes.exists():
        raise CommandError(f"Aucune demande ne porte le numéro {numero}.")
    return demandes


def _dossier(dossier: Path) -> Path:
    try:
        dossier.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refus:
        raise CommandError(f"{dossier} ne peut pas être le dossier des lettres ({refus.strerror}).") from refus
    return dossier
