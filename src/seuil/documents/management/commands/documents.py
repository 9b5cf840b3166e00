"""`seuil documents`: the state of the safe; `tourner-la-cle` seals every document under a new key."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from seuil.documents.moteurs.trousseau import CleRefusee
from seuil.documents.requetes import EtatDeLAntivirus, etat_de_l_antivirus
from seuil.documents.services import tourner_la_cle
from seuil.documents.services.tourner import RotationEnCours

TOURNEE = (
    "{faits} document(s) scellés sous la clé {numero}. Les clés d’avant ne servent plus. Sauvegardez {dossier} à part "
    "de la base : sans ce dossier, les documents ne se lisent plus. Une sauvegarde de la base d’avant ce jour demande "
    "encore ses clés d’alors (dans ce dossier, « .retiree ») : gardez-les avec elle, puis retirez-les d’ici."
)


class Command(BaseCommand):
    help = "Dit l’état de l’antivirus et de ce qui l’attend ; « tourner-la-cle » change la clé des documents."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbes = parser.add_subparsers(dest="verbe")
        verbes.add_parser("etat", help="l’antivirus, l’âge de ses signatures, ce qui attend et depuis quand")
        aide = "scelle tous les documents sous une clé neuve, puis refuse les anciennes ; coupée, relancez-la"
        verbes.add_parser("tourner-la-cle", help=aide)

    def handle(self, **options: Any) -> None:
        if options["verbe"] == "tourner-la-cle":
            self._tourner()
        else:
            for ligne in _en_mots(etat_de_l_antivirus(timezone.now())):
                self.stdout.write(ligne)

    def _tourner(self) -> None:
        def avancer(faits: int) -> None:
            self.stdout.write(f"  {faits} scellés")

        try:
            numero, faits = tourner_la_cle(avancer=avancer)
        except RotationEnCours as refus:
            raise CommandError("Une autre commande tourne déjà la clé : laissez-la finir.") from refus
        except (CleRefusee, OSError) as refus:
            raise CommandError(f"{refus} Rien n’est perdu : rendez la clé qui manque, puis relancez.") from refus
        self.stdout.write(TOURNEE.format(faits=faits, numero=numero, dossier=settings.TROUSSEAU))


def _en_mots(lu: EtatDeLAntivirus) -> list[str]:
    dites = [lu.absence or f"Antivirus : {lu.moteur}."]
    if lu.est_perimee:
        dites.append(f"Signatures de {lu.age} jours : il en est admis {settings.SIGNATURES_JOURS}.")
    if not lu.attendent or lu.depuis is None:
        return [*dites, "Aucun document n’attend."]
    depuis = timezone.localtime(lu.depuis)
    return [*dites, f"{lu.attendent} document(s) en vérification depuis le {depuis:%d/%m/%Y à %H:%M}."]
