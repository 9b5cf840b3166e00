"""The doors of the household itself."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.echanges.portail import pages
from seuil.echanges.portail.chez import Chez

LECTURE_ET_ENVOI = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
@demandeur
def mes_echanges(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Its conversations."""
    return pages.lister(request, Chez(demande))


@require_http_methods(LECTURE_ET_ENVOI)
@never_cache
@demandeur
def ecrire_un_message(request: HttpRequest, demande: Demande) -> HttpResponse:
    """A new one."""
    return pages.ecrire(request, Chez(demande))


@require_http_methods(LECTURE_ET_ENVOI)
@never_cache
@demandeur
def mon_echange(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """One of them, and its next message."""
    return pages.lire(request, Chez(demande), pk)


@require_safe
@never_cache
@demandeur
def mon_fichier_joint(request: HttpRequest, demande: Demande, pk: int, page: int) -> HttpResponse:
    """A page of a joined file."""
    return pages.montrer(request, Chez(demande), pk, page)
