"""Where the jobs stand, for whoever runs the installation."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from procrastinate.contrib.django.models import ProcrastinateJob

from seuil.reactions.models import Echec
from seuil.reactions.travaux import TACHE

ETATS = {"todo": "en attente", "doing": "en cours", "failed": "abandonnées"}


@dataclass(frozen=True, slots=True)
class Peine:
    """A reaction that fails, and when it will be tried again: never, once given up."""

    echec: Echec
    prochain_a: datetime | None


def comptes() -> dict[str, int]:
    """Return how many reactions wait, are being done, were given up."""
    lus = Counter(ProcrastinateJob.objects.filter(task_name=TACHE).values_list("status", flat=True))
    return {libelle: lus[etat] for etat, libelle in ETATS.items()}


def peines() -> Iterator[Peine]:
    """Yield what failed and did not succeed since, oldest first."""
    attendus = {
        (travail.args["entree"], travail.args["reaction"]): travail.scheduled_at
        for travail in ProcrastinateJob.objects.filter(task_name=TACHE, status="todo")
    }
    for echec in Echec.objects.select_related("entree").order_by("pk"):
        yield Peine(echec, attendus.get((echec.entree_id, echec.reaction)))
