"""`seuil adresses [noter]`: what letters print of a place, what nobody typed yet, and the way to type it."""

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from seuil.acteurs import services
from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Organisme, Sorte
from seuil.acteurs.requetes import AGREES, BAILLEUR, DELAI, MEDIATION, TRIBUNAL, mentions_attendues
from seuil.regles.ecriture import compte
from seuil.territoires.models import Territoire

IMPOSSIBLE = 2
PARAMETRES = {TRIBUNAL: "adresse_tribunal", MEDIATION: "adresse_mediation", AGREES: "organismes_agrees"}
ATTENTE = re.compile(r"(?P<mois>[1-9]\d{0,2})(?: mois)? ?, ?(?P<arrete>.{5,200})")
SUITE = (
    "Les lettres le disent, et renvoient au guichet. Pour en noter une : "
    "« seuil adresses noter SORTE NOM ADRESSE », avec la sorte et le nom des lignes ci-dessus."
)


class Command(BaseCommand):
    help = "Dit les adresses que les lettres impriment, celles qui manquent, et note celles que vous donnez."

    def add_arguments(self, parser: ArgumentParser) -> None:
        quoi = parser.add_subparsers(dest="quoi")
        noter = quoi.add_parser("noter", help="note une adresse ; une adresse vide l’oublie")
        noter.add_argument("sorte", choices=[TRIBUNAL, MEDIATION, DELAI, AGREES, BAILLEUR])
        noter.add_argument("nom", help="le code du territoire, par exemple « nancy », ou le nom du bailleur")
        noter.add_argument(
            "adresse",
            help="rue, code postal et ville, séparés par des virgules ; pour « delai » : « 36, arrêté du 3 mai 2024 »",
        )

    def handle(self, **options: Any) -> None:
        if options["quoi"] == "noter":
            self._noter(options["sorte"], options["nom"], " ".join(options["adresse"].split()))
        else:
            self._lister()

    def _lister(self) -> None:
        """Print what is missing; the exit code says whether something is."""
        attendues = list(mentions_attendues(timezone.localdate()))
        manquantes = [attendue for attendue in attendues if not attendue.valeur]
        for manque in manquantes:
            self.stdout.write(f"{manque.sorte} « {manque.cle} » : {manque.manque} ({manque.nom})")
        if manquantes:
            nombre = compte(len(manquantes), "mention manque", "mentions manquent")
            raise CommandError(f"{nombre} sur {len(attendues)}. {SUITE}")
        self.stdout.write(f"Les {len(attendues)} mentions que les lettres impriment sont connues.")

    def _noter(self, sorte: str, nom: str, adresse: str) -> None:
        le = timezone.localdate()
        if sorte == BAILLEUR:
            services.noter_de_l_organisme(_bailleur(nom), adresse, par=Systeme(), le=le)
        elif sorte == DELAI:
            mois, arrete = _attente(adresse)
            services.noter_l_attente(_territoire(nom), mois, arrete, par=Systeme(), le=le)
        else:
            services.noter_du_territoire(_territoire(nom), PARAMETRES[sorte], adresse, par=Systeme(), le=le)
        self.stdout.write(f"{sorte} « {nom} » : {adresse or 'adresse oubliée'}")


def _attente(dite: str) -> tuple[int | None, str]:
    """Return the months and the order that sets them: one is not kept without the other."""
    if not dite:
        return None, ""
    lue = ATTENTE.fullmatch(dite)
    if lue is None:
        raise CommandError("Écrivez le délai puis son arrêté : « 36, arrêté du 3 mai 2024 ».", returncode=IMPOSSIBLE)
    return int(lue["mois"]), lue["arrete"]


def _territoire(code: str) -> Territoire:
    trouve = Territoire.objects.filter(pk=code).first()
    if trouve is None:
        codes = ", ".join(Territoire.objects.order_by("pk").values_list("pk", flat=True))
        raise CommandError(f"Aucun territoire n’a le code {code}. Il y a : {codes}.", returncode=IMPOSSIBLE)
    return trouve


def _bailleur(nom: str) -> Organisme:
    trouve = Organisme.objects.filter(nom=nom, sorte=Sorte.BAILLEUR).first()
    if trouve is None:
        raise CommandError(f"Aucun bailleur ne s’appelle {nom}.", returncode=IMPOSSIBLE)
    return trouve
