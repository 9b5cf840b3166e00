"""Give the identity document back to an agent of a desk; the opening is remembered."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.demandes import acces
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.documents.gestion import rendre
from seuil.journal.models import Motif


@require_safe
@agent_requis
def piece_identite(request: Requete, numero: str) -> HttpResponse:
    """The identity document, for the desks only."""
    if not acces.peut_lire_les_pieces(request.agent).est_oui:
        raise Http404
    lisibles: Any = acces.visibles_par(request.agent).filter(piece_identite__isnull=False)
    demande = demande_lue(request, numero, Motif.PIECE, lisibles=lisibles.select_related("piece_identite"))
    assert demande.piece_identite is not None
    return rendre(demande.piece_identite)
