"""`seuil taches`: what is done by itself, and when; `passer` plays what is due, `rattraper` what a long stop left."""

from argparse import ArgumentParser
from datetime import date, datetime, time
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from seuil.rapprochement.management.jours import jour
from seuil.taches.models import Execution, Panne
from seuil.taches.pannes import TacheRatee
from seuil.taches.releves import Releve, phrase, releves
from seuil.taches.requetes import dues
from seuil.taches.services import TacheOccupee, passer
from seuil.taches.table import TACHES
from seuil.taches.tache import Tache

CONFIRMER = "Si l’horloge de la machine est juste, relancez avec --confirmer."


class Command(BaseCommand):
    help = "Montre ce qui se fait de soi-même ; « passer » fait ce qui attend, « rattraper » un très long arrêt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbes = parser.add_subparsers(dest="verbe")
        montrer = "dernière réussite, prochaine fois, retard et dernier échec de chaque tâche"
        verbes.add_parser("montrer", help=montrer)
        aide = "fait ce qui attend, jour après jour"
        a_passer = verbes.add_parser("passer", help=aide)
        a_passer.add_argument("nom", nargs="?", help=f"une seule tâche : {', '.join(TACHES)}")
        a_passer.add_argument("--le", default=None, help="dernier jour à passer, aujourd’hui par défaut")
        rattraper = verbes.add_parser("rattraper", help="passe aussi plus de quarante jours manqués, un par un")
        rattraper.add_argument("--confirmer", action="store_true", help="l’horloge de la machine est juste")

    def handle(self, **options: Any) -> None:
        if options["verbe"] == "passer":
            self._passer(options["nom"], options["le"])
        elif options["verbe"] == "rattraper":
            self._rattraper(options["confirmer"])
        else:
            for releve in releves(timezone.now()):
                self.stdout.write(_en_mots(releve))

    def _passer(self, nom: str | None, le: str | None) -> None:
        maintenant = _fin_du_jour(jour(le)) if le else timezone.now()
        for tache in [_connue(nom, le)] if nom else TACHES.values():
            if tache.est_quotidienne or not le:
                self._jouer(tache, maintenant, confirmee=False)

    def _rattraper(self, confirmer: bool) -> None:
        maintenant = timezone.now()
        attendent = {tache: dues(tache, maintenant) for tache in TACHES.values() if tache.est_quotidienne}
        if not confirmer:
            dites = [f"{tache.nom} : {_jours(attendues)}." for tache, attendues in attendent.items() if attendues]
            raise CommandError(" ".join([*dites, CONFIRMER]) if dites else "Aucun jour n’attend : rien à rattraper.")
        for tache in attendent:
            self._jouer(tache, maintenant, confirmee=True)

    def _jouer(self, tache: Tache, maintenant: datetime, *, confirmee: bool) -> None:
        try:
            passees = passer(tache, maintenant=maintenant, confirmee=confirmee)
        except TacheOccupee:
            raise CommandError(f"{tache.nom} : un travailleur passe déjà cette tâche, rien n’a été fait ici.") from None
        except TacheRatee as ratee:
            raise CommandError(f"{tache.nom} a échoué : {ratee}. Ce qui précède est fait, la suite attend.") from None
        if refus := Panne.objects.filter(tache=tache.nom).first():
            raise CommandError(f"{tache.nom} : {phrase(refus)}")
        self.stdout.write(f"{tache.nom} : {_faites(tache, passees)}.")


def _connue(nom: str, le: str | None) -> Tache:
    tache = TACHES.get(nom)
    if tache is None:
        raise CommandError(f"Aucune tâche ne s’appelle « {nom} ». Il y a : {', '.join(TACHES)}.")
    if le and not tache.est_quotidienne:
        raise CommandError(f"« {nom} » passe {tache.rythme.dit} : --le ne la concerne pas.")
    return tache


def _fin_du_jour(le: date) -> datetime:
    """Return the last moment of a day, and now when it is today: what is due later today is not played early."""
    return min(timezone.make_aware(datetime.combine(le, time.max)), timezone.now())


def _faites(tache: Tache, passees: list[Execution]) -> str:
    if not passees:
        return "rien n’attend"
    return _jours([execution.echeance for execution in passees]) if tache.est_quotidienne else "fait"


def _jours(echeances: list[datetime]) -> str:
    if not echeances:
        return "rien n’attend"
    premier, dernier = timezone.localdate(echeances[0]), timezone.localdate(echeances[-1])
    if premier == dernier:
        return f"le {premier:%d/%m/%Y}"
    return f"{len(echeances)} jours, du {premier:%d/%m/%Y} au {dernier:%d/%m/%Y}"


def _en_mots(releve: Releve) -> str:
    dits = [f"{releve.libelle} ({releve.nom}{f', {releve.rythme}' if releve.rythme else ''}) : {releve.mot.lower()}"]
    if releve.derniere:
        dits.append(f"dernière réussite : {releve.derniere}, prochaine fois : {releve.prochaine}")
    if releve.retard:
        dits.append(f"{releve.retard} à rattraper")
    return ", ".join(dits) + "." + (f" {releve.panne}" if releve.panne else "")
