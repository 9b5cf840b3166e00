"""Give back a stored document to an agent who may read it; each opening is remembered."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.acteurs.models import Metier
from seuil.commissions import acces as commissions
from seuil.commissions.requetes import numeros_examines
from seuil.courriers.models import Courrier
from seuil.demandes import acces as demandes
from seuil.demandes.gestion.lecture import demande_lue
from seuil.documents.models import Document
from seuil.documents.services import lire
from seuil.journal.models import Motif


@require_GET
@agent_requis
def courrier(request: Requete, pk: int) -> HttpResponse:
    """A letter of a demand one may see, or the minutes of a session of one's landlord."""
    lettre = get_object_or_404(Courrier.objects.select_related("document"), pk=pk)
    if lettre.numero_unique:
        demande_lue(request, lettre.numero_unique, Motif.COURRIER)
    else:
        seance = get_object_or_404(commissions.visibles_par(request.agent), proces_verbal=lettre)
        noter_lecture(request, Motif.PROCES_VERBAL, numeros_examines(seance))
    return _rendre(lettre.document)


@require_GET
@agent_requis
def piece_identite(request: Requete, numero: str) -> HttpResponse:
    """The identity document, for the desks only."""
    if not request.agent.exerce(Metier.GUICHET):
        raise Http404
    lisibles: Any = demandes.visibles_par(request.agent).filter(piece_identite__isnull=False)
    demande = demande_lue(request, numero, Motif.PIECE, lisibles=lisibles.select_related("piece_identite"))
    assert demande.piece_identite is not None
    return _rendre(demande.piece_identite)


def _rendre(document: Document) -> HttpResponse:
    response = HttpResponse(lire(document), content_type=document.type_mime)
    response["Content-Disposition"] = content_disposition_header(False, document.nom) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response
