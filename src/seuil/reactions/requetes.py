"""Where the jobs stand, for whoever runs the installation."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from procrastinate.contrib.django.models import ProcrastinateJob

from seuil.reactions.models import Echec, Panne
from seuil.reactions.travaux import TACHE

ETATS = {"todo": "en attente", "doing": "en cours", "failed": "abandonnées"}
SANS_TRACE = "échec dont rien ne fut gardé : lisez le journal du travailleur"


@dataclass(frozen=True, slots=True)
class Peine:
    """A reaction that fails, and where its job stands: being done, to be tried (at once or later), or given up."""

    echec: Echec
    etat: str
    prochain_a: datetime | None


def comptes() -> dict[str, int]:
    """Return how many reactions wait, are being done, were given up."""
    lus = Counter(ProcrastinateJob.objects.filter(task_name=TACHE).values_list("status", flat=True))
    return {libelle: lus[etat] for etat, libelle in ETATS.items()}


def comptes_des_taches() -> dict[str, int]:
    """Return how many jobs of every other queue wait, are being done; and how many tasks fail."""
    lus = Counter(ProcrastinateJob.objects.exclude(task_name=TACHE).values_list("status", flat=True))
    return {"en attente": lus["todo"], "en cours": lus["doing"], "en échec": len(list(pannes()))}


def pannes() -> Iterator[Panne]:
    """Yield each task that failed and did not succeed since: what was kept of it, else its last failed job alone."""
    gardees = {panne.tache: panne for panne in Panne.objects.order_by("tache")}
    yield from gardees.values()
    rates = ProcrastinateJob.objects.exclude(task_name=TACHE).filter(status="failed")
    for tache in sorted(set(rates.values_list("task_name", flat=True)) - set(gardees)):
        yield Panne(tache=tache, erreur=SANS_TRACE)


def peines() -> Iterator[Peine]:
    """Yield what failed and did not succeed since, oldest first."""
    vifs = ProcrastinateJob.objects.filter(task_name=TACHE, status__in=["todo", "doing"])
    attendus = {
        (travail.args["entree"], travail.args["reaction"]): (travail.status, travail.scheduled_at)
        for travail in vifs.order_by("-status")  # one being done says more than one that waits
    }
    for echec in Echec.objects.select_related("entree").order_by("pk"):
        etat, prochain_a = attendus.get((echec.entree_id, echec.reaction), ("failed", None))
        yield Peine(echec, etat, prochain_a)
