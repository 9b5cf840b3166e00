"""Leave the form, take it up again on another device."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from seuil.acteurs.auteurs import Demandeur
from seuil.declarations import parcours
from seuil.declarations.forms.reprise import LienForm, RepriseForm
from seuil.declarations.liens import code_du_jeton
from seuil.declarations.liens import jeton as jeton_de
from seuil.declarations.models import Brouillon, BrouillonIllisible
from seuil.declarations.portail.session import PORTE, brouillon_ici, est_a_noter, remplir, sans_brouillon
from seuil.declarations.requetes import brouillon_du_code
from seuil.declarations.services import donner_un_code
from seuil.socle.middleware import aujourdhui


@require_http_methods(["GET", "HEAD", "POST"])
def plus_tard(request: HttpRequest) -> HttpResponse:
    """Say how to come back; POST gives a code and a link, which replace the former ones."""
    brouillon = brouillon_ici(request)
    if brouillon is None or brouillon.demande_id:
        return sans_brouillon(request)
    contexte: dict[str, Any] = {
        "ici": parcours.ou_reprendre(brouillon, PORTE, le=aujourdhui(request)),
        "jours": settings.BROUILLONS_JOURS,
        "remplace": bool(brouillon.reprise),
    }
    if request.method == "POST":
        try:
            code = donner_un_code(brouillon, par=Demandeur())
        except Brouillon.DoesNotExist as absence:
            return sans_brouillon(request, absence)
        lien = request.build_absolute_uri(reverse("reprendre_par_lien", args=[jeton_de(code)]))
        contexte |= {"code": code, "lien": lien}
    return render(request, "declarations/portail/plus_tard.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def reprendre(request: HttpRequest) -> HttpResponse:
    """Open a draft by its code; the codes of a demand just made come first."""
    if est_a_noter(request):
        return redirect("bienvenue")
    form = RepriseForm(request.POST if request.method == "POST" else None, le=aujourdhui(request))
    if not (form.is_bound and form.is_valid()):
        return _montrer(request, "declarations/portail/reprendre.html", form)
    return _ouvrir(request, form.cleaned_data["code"], form, "declarations/portail/reprendre.html")


@require_http_methods(["GET", "HEAD", "POST"])
def reprendre_par_lien(request: HttpRequest, jeton: str) -> HttpResponse:
    """Open a draft by its link: nothing of it is shown before the date of birth; codes to note come first."""
    if est_a_noter(request):
        return redirect("bienvenue")
    code = code_du_jeton(jeton)
    if code is None or brouillon_du_code(code) is None:
        return render(request, "declarations/portail/lien_mort.html", {"jours": settings.BROUILLONS_JOURS}, status=404)
    form = LienForm(request.POST if request.method == "POST" else None, le=aujourdhui(request))
    if not (form.is_bound and form.is_valid()):
        return _montrer(request, "declarations/portail/lien.html", form)
    return _ouvrir(request, code, form, "declarations/portail/lien.html")


def _ouvrir(request: HttpRequest, code: str, form: LienForm, gabarit: str) -> HttpResponse:
    naissance = form.cleaned_data["naissance"]
    try:
        brouillon = parcours.reprendre(code, naissance, le=aujourdhui(request))
    except BrouillonIllisible as absence:
        return sans_brouillon(request, absence)
    if brouillon is not None:
        remplir(request, brouillon)
        return redirect(parcours.ou_reprendre(brouillon, PORTE, le=aujourdhui(request)))
    form.add_error(None, gettext("Ce code et cette date ne vont pas ensemble. Vérifiez-les, ou demandez à un guichet."))
    return _montrer(request, gabarit, form)


def _montrer(request: HttpRequest, gabarit: str, form: LienForm) -> HttpResponse:
    return render(request, gabarit, {"form": form}, status=422 if form.errors else 200)
