"""`seuil agents creer|fermer|confirmer|lister|reinitialiser`: the accounts, held by who operates."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from seuil.acteurs import services
from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.faits import a_confirmer_le
from seuil.acteurs.models import Agent, Guichet, Metier, Organisme, Sorte
from seuil.acteurs.reference import organisme
from seuil.territoires.models import Ressort

IMPOSSIBLE = 2
PROVISOIRE = (
    "Mot de passe provisoire de {agent.username} : {mot_de_passe}\n"
    "Il ne sera plus affiché : donnez-le de vive voix. La personne en choisit un autre à sa première connexion, "
    "au plus tard le {agent.provisoire_jusqu_au:%d/%m/%Y}."
)
METIERS = ", ".join(Metier.values)


class Command(BaseCommand):
    help = "Ouvre, ferme et liste les comptes des agents."

    def add_arguments(self, parser: ArgumentParser) -> None:
        quoi = parser.add_subparsers(dest="quoi", required=True)
        _ajouter_creer(quoi.add_parser("creer", help="ouvre un compte et affiche une fois son mot de passe"))
        for nom, aide in (
            ("fermer", "ferme un compte : ses sessions s’arrêtent, ses actes gardent son nom"),
            ("confirmer", "redit que la personne a encore besoin de toutes ses habilitations"),
            ("reinitialiser", "donne un nouveau mot de passe, affiché une fois, et rouvre le compte"),
        ):
            quoi.add_parser(nom, help=aide).add_argument("identifiant")
        quoi.add_parser("lister", help="tous les comptes, et ce qu’ils peuvent faire")

    def handle(self, **options: Any) -> None:
        getattr(self, f"_{options['quoi']}")(options)

    @transaction.atomic
    def _creer(self, options: dict[str, Any]) -> None:
        lu = _lire(options)
        try:
            agent, mot_de_passe = services.creer(options["identifiant"], **lu, par=Systeme(), le=timezone.localdate())
        except services.CompteRefuse as refus:
            raise CommandError(str(refus), returncode=IMPOSSIBLE) from refus
        self.stdout.write(PROVISOIRE.format(agent=agent, mot_de_passe=mot_de_passe))

    def _fermer(self, options: dict[str, Any]) -> None:
        agent = _agent(options["identifiant"])
        services.fermer(agent, par=Systeme(), le=timezone.localdate())
        self.stdout.write(f"Le compte {agent.username} est fermé.")

    def _confirmer(self, options: dict[str, Any]) -> None:
        agent = _agent(options["identifiant"])
        try:
            metiers = [Metier(metier) for metier in agent.metiers]
            agent = services.confirmer(agent, metiers, par=Systeme(), le=timezone.localdate())
        except services.CompteRefuse as refus:
            raise CommandError(str(refus), returncode=IMPOSSIBLE) from refus
        self.stdout.write(f"{agent.username} : habilitations confirmées jusqu’au {a_confirmer_le(agent):%d/%m/%Y}.")

    def _reinitialiser(self, options: dict[str, Any]) -> None:
        agent = _agent(options["identifiant"])
        mot_de_passe = services.reinitialiser(agent, par=Systeme(), le=timezone.localdate())
        self.stdout.write(PROVISOIRE.format(agent=agent, mot_de_passe=mot_de_passe))

    def _lister(self, options: dict[str, Any]) -> None:
        agents = Agent.objects.select_related("organisme").order_by("organisme__nom", "username")
        for agent in agents:
            etat = _etat(agent)
            metiers = ", ".join(Metier(metier).label for metier in agent.metiers)
            self.stdout.write(f"{agent.username}{etat} : {agent.designation}, {agent.nom_organisme}. {metiers}")
        if not agents:
            self.stdout.write("Aucun compte. Pour en ouvrir un : « seuil agents creer --help ».")


def _ajouter_creer(creer: ArgumentParser) -> None:
    creer.add_argument("identifiant", help="le nom tapé pour entrer, par exemple « ines.martin »")
    creer.add_argument("--prenom", required=True)
    creer.add_argument("--nom", required=True)
    creer.add_argument("--mel", default="", help="adresse électronique professionnelle")
    creer.add_argument("--organisme", required=True, help="nom de l’organisme ; créé s’il n’existe pas, avec --sorte")
    creer.add_argument("--sorte", choices=Sorte.values, help="sorte de l’organisme")
    creer.add_argument(
        "--departement", action="append", default=[], help="où travaille un organisme nouveau ; peut se répéter"
    )
    creer.add_argument("--guichet", help="code du guichet où la personne enregistre, par exemple « 60ARC »")
    creer.add_argument(
        "--metiers", required=True, help=f"ce que la personne peut faire, séparés par des virgules : {METIERS}"
    )


def _etat(agent: Agent) -> str:
    if not agent.is_active:
        return " (fermé)"
    jusqu_au = agent.provisoire_jusqu_au
    return f" (mot de passe provisoire jusqu’au {jusqu_au:%d/%m/%Y})" if jusqu_au else ""


def _lire(options: dict[str, Any]) -> dict[str, Any]:
    """Return what the account holds. Raises CommandError at the first word that means nothing here."""
    guichet = Guichet.objects.filter(pk=options["guichet"]).first() if options["guichet"] else None
    if options["guichet"] and guichet is None:
        raise CommandError(f"Aucun guichet n’a le code {options['guichet']}.", returncode=IMPOSSIBLE)
    metiers = [metier.strip() for metier in options["metiers"].split(",")]
    if inconnus := [metier for metier in metiers if metier not in Metier.values]:
        raise CommandError(
            f"--metiers : {inconnus[0]} n’existe pas. Choisissez parmi {METIERS}.", returncode=IMPOSSIBLE
        )
    if options["mel"]:
        try:
            validate_email(options["mel"])
        except ValidationError as refus:
            raise CommandError(f"--mel : {options['mel']} n’est pas une adresse.", returncode=IMPOSSIBLE) from refus
    return {
        "prenom": options["prenom"],
        "nom": options["nom"],
        "mel": options["mel"],
        "organisme": _organisme(options["organisme"], options["sorte"], options["departement"]),
        "guichet": guichet,
        "metiers": [Metier(metier) for metier in metiers],
    }


def _organisme(nom: str, sorte: str | None, departements: list[str]) -> Organisme:
    """Return the organism of that name; create it where its kind and its départements are given."""
    trouves = Organisme.objects.filter(nom=nom, **({"sorte": sorte} if sorte else {}))
    if len(trouves) == 1:
        return trouves[0]
    if trouves:
        raise CommandError(f"Plusieurs organismes s’appellent {nom} : précisez --sorte.", returncode=IMPOSSIBLE)
    if not sorte:
        raise CommandError(f"Aucun organisme ne s’appelle {nom}. Pour le créer, donnez --sorte.", returncode=IMPOSSIBLE)
    ressorts = Ressort.objects.filter(departement__in=departements).distinct()
    if not ressorts:
        raise CommandError(
            f"{nom} n’existe pas encore : donnez au moins un --departement, par exemple 60.", returncode=IMPOSSIBLE
        )
    nouveau = organisme(nom, sorte)
    nouveau.ressorts.set(ressorts)
    return nouveau


def _agent(identifiant: str) -> Agent:
    agent = Agent.objects.filter(username__iexact=identifiant).first()
    if agent is None:
        raise CommandError(f"Aucun compte ne s’appelle {identifiant}.", returncode=IMPOSSIBLE)
    return agent
