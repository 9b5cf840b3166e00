"""Answers that no view gives: an address opened the wrong way, a failure, a database that does not answer."""

import sys
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seuil.socle.traces import hote_ecrit

ATTENDRE_SECONDES = 30
REPRISES = (
    ("/gestion/guichet/", "gestion:guichet", _("Enregistrer une demande")),
    ("/gestion/demandes/", "gestion:demandes", _("Chercher une demande")),
    ("/gestion/commissions/", "gestion:commissions", _("Ouvrir les commissions")),
    ("/gestion/offres/", "gestion:offres", _("Ouvrir les offres")),
    ("/gestion/vacances/", "gestion:logements", _("Ouvrir les logements")),
    ("/gestion/logements/", "gestion:logements", _("Ouvrir les logements")),
    ("/gestion/grille/", "gestion:grille", _("Ouvrir la grille")),
    ("/gestion/", "gestion:accueil", _("Revenir à votre travail du jour")),
    ("/demander/", "commencer", _("Faire ou reprendre ma demande")),
    ("/bienvenue/", "bienvenue", _("Voir mon numéro")),
    ("/ma-demande/offre/", "offre", _("Lire mon offre")),
    ("/ma-demande/", "ma_demande", _("Ouvrir ma demande")),
    ("/mes-droits/", "eligibilite", _("Calculer mes droits")),
)


class AdresseMalOuverte:
    """An address made for a form, opened by hand (or the reverse), shows a page that says where to go."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", reprise(request.path_info), status=405)
        page["Allow"] = response["Allow"]
        return page


def reprise(chemin: str) -> dict[str, str]:
    """Return the address and the words of the link that takes up what the address belongs to."""
    for prefixe, nom, libelle in REPRISES:
        if chemin.startswith(prefixe):
            return {"adresse": reverse(nom), "libelle": str(libelle)}
    return {}


def panne(request: HttpRequest) -> HttpResponse:
    """Say that nothing already sent was lost: 503 when the database does not answer, 500 otherwise."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = str(ATTENDRE_SECONDES)
        return response
    return HttpResponse(render_to_string("500.html"), status=500)


def illisible(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request could not be read, without reading it again, or that the site has another name."""
    if isinstance(exception, DisallowedHost):
        hote = hote_ecrit(request.META.get("HTTP_HOST", ""))
        return HttpResponse(render_to_string("hote.html", {"hote": hote}), status=400)
    return HttpResponse(render_to_string("400.html"), status=400)
