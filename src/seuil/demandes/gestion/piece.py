"""Give the identity document, or the scan of the paper form, to an agent of a desk; the opening is remembered."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.demandes import acces
from seuil.demandes.gestion.ouverture import Droit, demande_lue
from seuil.documents.gestion import rendre
from seuil.journal.models import Motif


@require_safe
@agent_requis
def piece_identite(request: Requete, numero: str) -> HttpResponse:
    """The identity document, for the desks only."""
    return _rendre(request, numero, "piece_identite")


@require_safe
@agent_requis
def formulaire_papier(request: Requete, numero: str) -> HttpResponse:
    """The scan of the paper form, for the desks only: it tells the reasons and the disability that lists hide."""
    return _rendre(request, numero, "formulaire", droit=acces.peut_lire_le_formulaire)


def _rendre(request: Requete, numero: str, document: str, *, droit: Droit | None = None) -> HttpResponse:
    if not acces.peut_lire_les_pieces(request.agent).est_oui:
        raise Http404
    lisibles: Any = acces.visibles_par(request.agent).filter(**{f"{document}__isnull": False})
    demande = demande_lue(request, numero, Motif.PIECE, lisibles=lisibles.select_related(document), droit=droit)
    return rendre(getattr(demande, document))
