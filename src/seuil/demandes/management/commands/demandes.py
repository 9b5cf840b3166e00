"""`seuil demandes codes | detruire DOSSIER`: a letter per household that has no access code; destroy them once sent."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from seuil.acteurs.auteurs import Systeme
from seuil.demandes.management.phrases import phrase_de_l_envoi
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.demandes.services import lettres
from seuil.demandes.services.envoyer_codes import Envoi, envoyer_codes, sans_code

PAS = 5.0
AUTRE_PHRASE = (
    "Cette phrase n’ouvre pas les lettres qui sont déjà dans {dossier} ({lettre}, par exemple). Redonnez celle de cet "
    "envoi, ou choisissez un autre dossier."
)


class Command(BaseCommand):
    help = "Écrit les lettres chiffrées qui donnent un code d’accès aux ménages qui n’en ont pas, puis les détruit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        quoi = parser.add_subparsers(dest="quoi", required=True)
        codes = quoi.add_parser("codes", help="une lettre PDF chiffrée par demande active sans code d’accès")
        codes.add_argument("dossier", type=Path, help="dossier où écrire les lettres, lisibles de vous seul")
        codes.add_argument("--numero", help="cette demande seulement, même si elle a déjà un code : l’ancien est mort")
        codes.add_argument("--site", default="", help="adresse du portail, écrite dans la lettre")
        codes.add_argument(
            "--phrase-de",
            help="fichier d’une ligne : la phrase qui ouvrira les lettres, pour compléter un envoi coupé ; « - » pour "
            "la taper (sinon une phrase est tirée au sort et affichée une fois)",
        )
        detruire = quoi.add_parser("detruire", help="détruit les lettres d’un dossier, une fois imprimées et envoyées")
        detruire.add_argument("dossier", type=Path, help="dossier donné à « codes » ; le reste n’est pas touché")

    def handle(self, **options: Any) -> None:
        if options["quoi"] == "detruire":
            self._detruire(options["dossier"])
            return
        demandes, dossier = _demandes(options["numero"]), _dossier(options["dossier"])
        nombre = demandes.count()
        if not nombre:
            self.stdout.write("Toutes les demandes actives ont un code d’accès : aucune lettre à écrire.")
            return
        phrase = phrase_de_l_envoi(options["phrase_de"], dossier, self.stdout)
        self._envoyer(demandes, dossier, phrase, options["site"], nombre)

    def _envoyer(self, demandes: DemandeQuerySet, dossier: Path, phrase: str, site: str, nombre: int) -> None:
        debut = dit = time.monotonic()
        envoi = Envoi()

        def avancer(courant: Envoi) -> None:
            nonlocal dit, envoi
            envoi = courant
            if time.monotonic() - dit > PAS:
                dit = time.monotonic()
                self.stdout.write(f"  {courant.ecrites} lettres sur {nombre}, en {dit - debut:.0f} s")

        par, le = Systeme(), timezone.localdate()
        try:
            envoi = envoyer_codes(demandes, dossier, phrase=phrase, site=site, par=par, le=le, avancer=avancer)
        except lettres.PhraseDifferente as refus:
            raise CommandError(AUTRE_PHRASE.format(dossier=dossier, lettre=refus)) from refus
        except OSError as refus:
            raise CommandError(
                f"{dossier} ne prend plus de lettres ({refus.strerror}). {envoi.ecrites} y sont, complètes. Faites de "
                "la place, puis relancez avec la même phrase : seules celles qui manquent seront écrites."
            ) from refus
        self._conclure(envoi, dossier)

    def _conclure(self, envoi: Envoi, dossier: Path) -> None:
        self.stdout.write(
            f"{envoi.ecrites} lettre(s) dans {dossier}, chiffrées : la phrase de l’envoi les ouvre. Une fois imprimées "
            f"et envoyées : « seuil demandes detruire {dossier} »."
        )
        if envoi.ratees:
            raise CommandError(f"Lettres impossibles à écrire : {', '.join(envoi.ratees)}. Leur code n’a pas changé.")

    def _detruire(self, dossier: Path) -> None:
        try:
            nombre = lettres.detruire(dossier)
        except OSError as refus:
            raise CommandError(
                f"Les lettres de {dossier} ne sont pas toutes détruites ({refus.strerror}). Vérifiez le dossier, puis "
                "relancez."
            ) from refus
        if not nombre:
            self.stdout.write(f"Aucune lettre de code d’accès dans {dossier} : rien à détruire.")
            return
        self.stdout.write(f"{nombre} lettre(s) détruite(s) dans {dossier}. Le reste du dossier n’a pas été touché.")


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
        next(dossier.iterdir(), None)  # it must be readable too
    except OSError as refus:
        raise CommandError(f"{dossier} ne peut pas être le dossier des lettres ({refus.strerror}).") from refus
    return dossier
