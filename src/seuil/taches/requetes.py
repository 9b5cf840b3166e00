"""Where the tasks stand, for whoever runs the installation."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from procrastinate.contrib.django.models import ProcrastinateJob

from seuil.reactions.travaux import TACHE
from seuil.taches.models import Execution, Panne
from seuil.taches.table import TACHES
from seuil.taches.tache import Tache

SANS_TRACE = "échec dont rien ne fut gardé : lisez le journal du travailleur"


@dataclass(frozen=True, slots=True)
class Etat:
    """A task: its last success, when it comes next (None: it is due), how late it is in words, why it fails."""

    tache: Tache
    derniere: Execution | None
    dues: list[datetime]
    prochaine: datetime | None
    retard: str
    panne: Panne | None


def etats(maintenant: datetime) -> list[Etat]:
    """Return the state of each line of the table, in its order."""
    faites = Execution.objects.exclude(fini_a=None).filter(echeance__lte=maintenant)
    dernieres = {faite.tache: faite for faite in faites.order_by("tache", "-echeance").distinct("tache")}
    en_panne = {panne.tache: panne for panne in Panne.objects.all()}
    return [_etat(tache, dernieres.get(tache.nom), en_panne.get(tache.nom), maintenant) for tache in TACHES.values()]


def dues(tache: Tache, maintenant: datetime) -> list[datetime]:
    """Return what a task has to play, oldest first. Nothing that a clock set back would play a second time."""
    return tache.rythme.dues(_derniere_echeance(tache, maintenant), maintenant)


def comptes_des_taches() -> dict[str, int]:
    """Return how many jobs of every other queue than acts wait, are being done; and how many tasks fail."""
    lus = Counter(ProcrastinateJob.objects.exclude(task_name=TACHE).values_list("status", flat=True))
    return {"en attente": lus["todo"], "en cours": lus["doing"], "en échec": len(list(pannes()))}


def pannes() -> Iterator[Panne]:
    """Yield each task that failed and did not succeed since: what was kept of it, else its last failed job alone."""
    gardees = {panne.tache: panne for panne in Panne.objects.order_by("tache")}
    yield from gardees.values()
    rates = ProcrastinateJob.objects.exclude(task_name=TACHE).filter(status="failed")
    for tache in sorted(set(rates.values_list("task_name", flat=True)) - set(gardees)):
        yield Panne(tache=tache, erreur=SANS_TRACE)


def _etat(tache: Tache, derniere: Execution | None, panne: Panne | None, maintenant: datetime) -> Etat:
    faite = derniere.echeance if derniere else None
    attendues = tache.rythme.dues(faite, maintenant)
    prochaine = None if attendues else tache.rythme.prochaine(maintenant)
    return Etat(tache, derniere, attendues, prochaine, tache.rythme.retard(faite, maintenant), panne)


def _derniere_echeance(tache: Tache, maintenant: datetime) -> datetime | None:
    faites = Execution.objects.filter(tache=tache.nom, echeance__lte=maintenant).exclude(fini_a=None)
    return faites.order_by("-echeance").values_list("echeance", flat=True).first()
