"""Open a file: one way in, which fetches what the agent may see and writes who looked, and why."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404

from seuil.acteurs.gestion import Requete, noter_lecture
from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.journal.models import Motif
from seuil.regles.verdicts import Verdict
from seuil.socle.droits import exiger

Droit = Callable[[Agent, Demande], Verdict]


def demande_lue(
    request: Requete, numero: str, motif: Motif, *, lisibles: Any = None, droit: Droit | None = None
) -> Demande:
    """Return a demand the agent may see, once the household's list of openings tells it.

    ``lisibles`` narrows or completes what is visible; ``droit`` is asked before anything is shown.
    Raises Http404, DroitRefuse.
    """
    visibles = acces.visibles_par(request.agent) if lisibles is None else lisibles
    demande: Demande = get_object_or_404(visibles, numero_unique=numero)
    if droit is not None:
        exiger(droit(request.agent, demande))
    noter_lecture(request, motif, [numero])
    return demande
