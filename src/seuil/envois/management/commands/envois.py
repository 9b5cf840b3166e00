"""`seuil envois`: where messages stand; `essayer ADRESSE`: one leaves now; `relever`: read the returned mail now."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from seuil.contacts.nomenclatures import Canal
from seuil.envois.etats import A_REGARDER
from seuil.envois.models import Envoi
from seuil.envois.reglages import fautes, voies_ouvertes
from seuil.envois.releve import relever
from seuil.envois.requetes import comptes, retours_inconnus
from seuil.envois.services.dire import cle
from seuil.envois.voies import Doute, Injoignable, Message, Refus
from seuil.envois.voies.boite import RetoursIllisibles

SANS_VOIE = "Aucun e-mail ne part : SEUIL_SMTP est vide. Voir docs/operations.md."
SANS_ADRESSE = "Dites l’adresse qui reçoit l’essai : seuil envois essayer vous@exemple.fr"
ESSAI = "Ceci est un essai de Seuil. Si vous le lisez, les e-mails partent."


class Command(BaseCommand):
    help = (
        "Dit où en sont les messages ; « essayer ADRESSE » en fait partir un ; « relever » lit les courriels revenus."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", nargs="?", choices=["montrer", "essayer", "relever"], default="montrer")
        parser.add_argument("adresse", nargs="?", default="", help="l’adresse qui reçoit l’essai")

    def handle(self, **options: Any) -> None:
        if options["action"] == "essayer":
            self._essayer(options["adresse"])
        elif options["action"] == "relever":
            self._relever()
        else:
            self._montrer()

    def _montrer(self) -> None:
        ouvertes = [Canal(canal).label for canal in voies_ouvertes()]
        self.stdout.write(
            f"Voies ouvertes : {', '.join(map(str, ouvertes)) or 'aucune (les lettres partent toujours)'}."
        )
        for dite in fautes():
            self.stdout.write(f"À régler. {dite}")
        for etat, nombre in comptes().items():
            self.stdout.write(f"{etat} : {nombre}")
        a_voir = Envoi.objects.filter(etat__in=A_REGARDER, vu_le=None, est_secret=False).count()
        self.stdout.write(
            f"À regarder par un agent : {a_voir}. Retours sans message connu : {retours_inconnus().count()}."
        )

    def _essayer(self, adresse: str) -> None:
        voie = voies_ouvertes().get(Canal.COURRIEL)
        if voie is None or not adresse:
            raise CommandError((" ".join(fautes()) or SANS_VOIE) if voie is None else SANS_ADRESSE)
        try:
            with voie.preparer(Message(cle(), adresse, "Essai de Seuil", ESSAI, "Seuil")) as depart:
                reference = depart.livrer()
        except Injoignable as panne:
            raise CommandError(f"Le relais ne répond pas, ou refuse Seuil : {panne}. Rien n’est parti.") from panne
        except Refus as refus:
            raise CommandError(f"L’adresse est refusée ({refus.raison.label}) : {refus}.") from refus
        except Doute as doute:
            raise CommandError("Le relais n’a pas confirmé : l’essai est peut-être parti.") from doute
        self.stdout.write(f"Parti vers {adresse}. Le relais a répondu : {reference or 'accepté'}.")

    def _relever(self) -> None:
        if not settings.RETOURS:
            raise CommandError("SEUIL_RETOURS est vide : aucun courriel revenu n’est lu.")
        try:
            lus = relever(settings.RETOURS, maintenant=timezone.now())
        except RetoursIllisibles as illisibles:
            raise CommandError(f"{illisibles}.") from illisibles
        self.stdout.write(f"{lus} courriel(s) revenu(s) lu(s).")
