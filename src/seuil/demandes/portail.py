"""Whose session it is on the portal: the household of one demand, under the code it came in with."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.requetes import territoire_du_foyer
from seuil.territoires.models import Territoire
from seuil.territoires.portail import adresse_chez, adresse_en_ville

CLE_NUMERO = "numero_unique"
CLE_CODE = "code"


def ouvrir_la_session(request: HttpRequest, demande: Demande) -> None:
    """Remember whose session it is, and under which code: another code closes it."""
    request.session[CLE_NUMERO] = demande.numero_unique
    request.session[CLE_CODE] = marque(demande)


def demandeur(vue: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view its household's demand; send whoever is not signed in to the sign-in page.

    A demand that a desk joined to another one has a page of its own, instead of all the others.
    """

    @wraps(vue)
    def gardee(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        demande = demande_de(request)
        if demande is None:
            return redirect("connexion")
        if request.method in ("GET", "HEAD") and (chez_elle := page_chez_elle(request, demande)):
            return redirect(chez_elle)
        if demande.etat == Etat.RATTACHEE:
            return render(request, "demandes/portail/rattachee.html", {"numero": demande.numero_unique})
        return vue(request, demande, *arguments, **options)

    return gardee


def page_chez_elle(request: HttpRequest, demande: Demande) -> str | None:
    """Return the address of this page where the demand is valid, None when it is here: a ressort has several towns."""
    ici: Territoire | None = request.territoire  # type: ignore[attr-defined]
    if ici is None or ici.ressort_id == demande.ressort_id or (chez_elle := territoire_du_foyer(demande)) is None:
        return None
    dit = gettext("Votre demande ne se suit pas sur les pages « %(ici)s ». Voici les bonnes : « %(la)s ».")
    messages.info(request, dit % {"ici": ici.nom_court, "la": chez_elle.nom_court})
    return adresse_chez(request, chez_elle.pk, adresse_en_ville(request))


def demande_de(request: HttpRequest) -> Demande | None:
    """Return the demand of the session, None when nobody is signed in or its code was replaced."""
    numero = request.session.get(CLE_NUMERO)
    lues = Demande.objects.select_related("commune")
    demande = lues.filter(numero_unique=numero).first() if numero else None
    if demande is None or request.session.get(CLE_CODE) != marque(demande):
        return None
    return demande


def marque(demande: Demande) -> str:
    """Return what a session keeps of the access code it was opened under: another code closes it."""
    return salted_hmac("seuil.demandes.session", demande.code_acces).hexdigest()[:32]
