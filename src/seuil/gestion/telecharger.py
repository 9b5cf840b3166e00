"""Give back a stored document to an agent who may read it; each opening is remembered."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.acteurs.models import Metier
from seuil.commissions import acces as commissions
from seuil.courriers.models import Courrier
from seuil.demandes import acces as demandes
from seuil.documents.models import Document
from seuil.documents.services import lire
from seuil.journal.services import consigner_consultation


@require_GET
@agent_requis
def courrier(request: Requete, pk: int) -> HttpResponse:
    """A letter of a demand one may see, or the minutes of a session of one's landlord."""
    lettre = get_object_or_404(Courrier.objects.select_related("document"), pk=pk)
    if not _peut_lire(request, lettre):
        raise Http404
    if lettre.numero_unique:
        _consigner(request, lettre.numero_unique, f"Courrier ouvert : {lettre.objet}")
    return _rendre(lettre.document)


@require_GET
@agent_requis
def piece_identite(request: Requete, numero: str) -> HttpResponse:
    """The identity document, for the desks only."""
    if not request.agent.exerce(Metier.GUICHET):
        raise Http404
    lisibles: Any = demandes.visibles_par(request.agent).filter(piece_identite__isnull=False)
    demande = get_object_or_404(lisibles.select_related("piece_identite"), numero_unique=numero)
    _consigner(request, numero, "Pièce d’identité ouverte")
    return _rendre(demande.piece_identite)


def _peut_lire(request: Requete, lettre: Courrier) -> bool:
    if lettre.numero_unique:
        return demandes.visibles_par(request.agent).filter(numero_unique=lettre.numero_unique).exists()
    return commissions.visibles_par(request.agent).filter(proces_verbal=lettre).exists()


def _consigner(request: Requete, numero: str, motif: str) -> None:
    consigner_consultation(numero, par=request.agent, motif=motif[:120], agent_id=request.agent.pk)


def _rendre(document: Document) -> HttpResponse:
    response = HttpResponse(lire(document), content_type=document.type_mime)
    response["Content-Disposition"] = content_disposition_header(False, document.nom) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response
