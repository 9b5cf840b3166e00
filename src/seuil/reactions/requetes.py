"""Where what follows acts stands, for whoever runs the installation."""

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
    """A reaction that fails, and where its job stands: being done, to be tried (at once or later), or given up."""

    echec: Echec
    etat: str
    prochain_a: datetime | None


def comptes() -> dict[str, int]:
    """Return how many reactions wait, are being done, were given up."""
    lus = Counter(ProcrastinateJob.objects.filter(task_name=TACHE).values_list("status", flat=True))
    return {libelle: lus[etat] for etat, libelle in ETATS.items()}


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
