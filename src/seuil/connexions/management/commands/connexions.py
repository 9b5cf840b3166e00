"""`seuil connexions oublier-facteur IDENTIFIANT`: an agent lost its telephone and its recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.connexions.services import fermer_les_postes, retirer_facteur


class Command(BaseCommand):
    help = "Retire le second facteur d’un agent qui l’a perdu : sa prochaine connexion en demande un autre."

    def add_arguments(self, parser: ArgumentParser) -> None:
        quoi = parser.add_subparsers(dest="quoi", required=True)
        oublier = quoi.add_parser("oublier-facteur", help="retire le second facteur et les codes de secours d’un agent")
        oublier.add_argument("identifiant", help="l’identifiant de l’agent, vérifié auprès de lui de vive voix")

    def handle(self, **options: Any) -> None:
        agent = Agent.objects.filter(username=options["identifiant"]).first()
        if agent is None:
            raise CommandError(f"Aucun agent ne porte l’identifiant « {options['identifiant']} ».")
        retirer_facteur(agent, par=Systeme(), le=timezone.localdate())
        fermer_les_postes(agent)
        self.stdout.write(f"Le second facteur de {agent.designation} est retiré.")
