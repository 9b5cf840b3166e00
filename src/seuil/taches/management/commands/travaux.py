"""`seuil travaux`: what follows acts and waits or fails; `seuil travaux relancer N`: try again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils.timezone import localtime

from seuil.journal.gestion import acte_dit
from seuil.reactions.models import Echec
from seuil.reactions.requetes import Peine, comptes, peines
from seuil.reactions.services import relancer
from seuil.taches.models import Panne
from seuil.taches.releves import phrase
from seuil.taches.requetes import comptes_des_taches, pannes

SUITES = {"todo": "prochain essai dès que possible", "doing": "nouvel essai en cours", "failed": "abandonnée"}


class Command(BaseCommand):
    help = "Montre les suites d’actes et les tâches qui attendent ou échouent ; « relancer N… » les essaie à nouveau."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", nargs="?", choices=["montrer", "relancer"], default="montrer")
        parser.add_argument("numeros", nargs="*", type=int, metavar="N", help="numéros montrés par « seuil travaux »")

    def handle(self, **options: Any) -> None:
        if options["action"] == "relancer":
            self._relancer(options["numeros"])
        else:
            self._montrer()

    def _montrer(self) -> None:
        self.stdout.write(f"Suites d’actes : {_en_mots(comptes())}")
        for peine in peines():
            self.stdout.write(_phrase(peine))
        self.stdout.write(f"Tâches du travailleur : {_en_mots(comptes_des_taches())}")
        for panne in pannes():
            self.stdout.write(_de_la_tache(panne))

    def _relancer(self, numeros: list[int]) -> None:
        demandes = Echec.objects.select_related("entree").filter(pk__in=numeros).order_by("pk")  # as the acts made them
        echecs = {echec.pk: echec for echec in demandes}
        inconnus = [str(numero) for numero in numeros if numero not in echecs]
        if inconnus or not numeros:
            quoi = f"Aucun échec ne porte le numéro {', '.join(inconnus)}." if inconnus else "Donnez un numéro."
            raise CommandError(f"{quoi} « seuil travaux » les montre.")
        for echec in echecs.values():
            relancer(echec)
        self.stdout.write(f"{len(echecs)} suite(s) confiée(s) de nouveau au travailleur.")


def _en_mots(nombres: dict[str, int]) -> str:
    return ", ".join(f"{nombre} {etat}" for etat, nombre in nombres.items())


def _phrase(peine: Peine) -> str:
    echec, suite = peine.echec, SUITES[peine.etat]
    if peine.etat == "todo" and peine.prochain_a is not None:
        suite = f"prochain essai le {localtime(peine.prochain_a):%d/%m/%Y à %H:%M:%S}"
    quoi, acte = echec.reaction.replace("_", " "), acte_dit(echec.entree.verbe)
    return (
        f"n° {echec.pk} : {quoi}, après « {acte} » (entrée {echec.entree_id}). {echec.erreur}. "
        f"{echec.fois} essai(s), le dernier le {localtime(echec.dernier_a):%d/%m/%Y à %H:%M:%S}, {suite}."
    )


def _de_la_tache(panne: Panne) -> str:
    return f"Tâche « {panne.tache} » : {phrase(panne)}"
