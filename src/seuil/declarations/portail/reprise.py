"""Leave the form, take it up again on another device."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from seuil.declarations import parcours
from seuil.declarations.forms.reprise import LienForm, RepriseForm
from seuil.declarations.models import Brouillon
from seuil.declarations.portail.session import brouillon_ici, remplir, sans_brouillon
from seuil.declarations.services import brouillon_du_code, brouillon_du_jeton, donner_un_code, est_le_sien
from seuil.declarations.services import jeton as jeton_de
from seuil.socle.middleware import aujourdhui


@require_http_methods(["GET", "HEAD", "POST"])
def plus_tard(request: HttpRequest) -> HttpResponse:
    """Say how to come back; POST gives a code and a link, which replace the former ones."""
    brouillon = brouillon_ici(request)
    if brouillon is None or brouillon.demande_id:
        return sans_brouillon(request)
    contexte: dict[str, Any] = {"premiere": parcours.premiere()}
    if request.method == "POST":
        code = donner_un_code(brouillon)
        lien = request.build_absolute_uri(reverse("reprendre_par_lien", args=[jeton_de(code)]))
        contexte |= {"code": code, "lien": lien}
    return render(request, "declarations/portail/plus_tard.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def reprendre(request: HttpRequest) -> HttpResponse:
    """Open a draft by its code."""
    form = RepriseForm(request.POST if request.method == "POST" else None, le=aujourdhui(request))
    if not (form.is_bound and form.is_valid()):
        return _montrer(request, "declarations/portail/reprendre.html", form)
    brouillon = brouillon_du_code(form.cleaned_data["code"])
    return _ouvrir(request, brouillon, form, "declarations/portail/reprendre.html")


@require_http_methods(["GET", "HEAD", "POST"])
def reprendre_par_lien(request: HttpRequest, jeton: str) -> HttpResponse:
    """Open a draft by its link: nothing of it is shown before the date of birth."""
    brouillon = brouillon_du_jeton(jeton)
    if brouillon is None:
        return render(request, "declarations/portail/lien_mort.html", status=404)
    form = LienForm(request.POST if request.method == "POST" else None, le=aujourdhui(request))
    if not (form.is_bound and form.is_valid()):
        return _montrer(request, "declarations/portail/lien.html", form)
    return _ouvrir(request, brouillon, form, "declarations/portail/lien.html")


def _ouvrir(request: HttpRequest, brouillon: Brouillon | None, form: LienForm, gabarit: str) -> HttpResponse:
    naissance = form.cleaned_data["naissance"]
    if brouillon is not None and est_le_sien(brouillon, naissance, le=aujourdhui(request)):
        remplir(request, brouillon)
        return redirect("demander", parcours.premiere())
    form.add_error(None, gettext("Rien n’est gardé sous ces réponses. Vérifiez-les, ou commencez une autre demande."))
    return _montrer(request, gabarit, form)


def _montrer(request: HttpRequest, gabarit: str, form: LienForm) -> HttpResponse:
    return render(request, gabarit, {"form": form}, status=422 if form.errors else 200)
