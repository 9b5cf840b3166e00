"""A page of a paper as a picture, for its own household only: never kept by the browser."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.documents import rendu
from seuil.instruction.requetes import feuille_du_foyer

LARGEUR = 480


@require_safe
@never_cache
@demandeur
def apercu(request: HttpRequest, demande: Demande, pk: int, page: int) -> HttpResponse:
    """A small picture of a page; of another household's, nothing is said."""
    feuille = feuille_du_foyer(demande, pk)
    if feuille is None or feuille.document is None or not feuille.document.est_lisible:
        raise Http404
    try:
        image = rendu.page(feuille.document, page, rotation=feuille.rotation, largeur=LARGEUR)
    except rendu.RenduImpossible as absente:
        raise Http404 from absente
    return HttpResponse(image, content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"})
