"""Send a paper for the household that one acts for: one form, under the lock of the mandate."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.instruction import requetes
from seuil.instruction.etats import Canal
from seuil.instruction.forms.depot import DeposerForm
from seuil.instruction.parcours import deposer
from seuil.mandats.models import Mandat
from seuil.mandats.portail import mandataire
from seuil.mandats.services import en_vertu
from seuil.socle.middleware import aujourdhui


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@mandataire
def documents_pour_un_foyer(request: HttpRequest, mandat: Mandat) -> HttpResponse:
    """The papers that the answers call for, protected ones left out; POST keeps the files and sends them."""
    if not mandat.change_les_reponses:
        return redirect("pour_un_foyer")
    le = aujourdhui(request)
    lue = requetes.liste(mandat.demande, le)
    saisie = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DeposerForm(*saisie, papiers=[*lue.papiers, *lue.autres], au_guichet=False)
    if request.method == "POST" and form.is_valid():
        with en_vertu(mandat, par=mandat.auteur, le=le) as auteur:
            deposer(mandat.demande, form, canal=Canal.MANDAT, par=auteur, le=le)
        if not form.errors:
            messages.success(request, gettext("C’est envoyé. Un agent va lire ce document."))
            return redirect("documents_pour_un_foyer")
    contexte = {"form": form, "mandat": mandat, "liste": lue}
    return render(request, "instruction/portail/pour_un_foyer.html", contexte, status=422 if form.errors else 200)
