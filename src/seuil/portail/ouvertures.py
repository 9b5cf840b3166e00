"""Who opened the household's file, all of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.journal.requetes import consultations, lectures

PAR_PAGE = 50


@require_safe
@demandeur
def ouvertures(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Every opening, the latest first."""
    page = Paginator(consultations(demande.numero_unique), PAR_PAGE).get_page(request.GET.get("page"))
    return render(request, "portail/ouvertures.html", {"page": page, "lectures": lectures(page)})
