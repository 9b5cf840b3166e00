"""The household's doors to its offer: read it, accept it, refuse it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.baux import services
from seuil.baux.forms import AccepterForm, RefuserForm, vue_de
from seuil.baux.models import Offre
from seuil.baux.requetes import en_cours
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.socle.cycles import PassageInterdit
from seuil.socle.middleware import aujourdhui


@require_safe
@demandeur
def offre(request: HttpRequest, demande: Demande) -> HttpResponse:
    """The dwelling, its cost, the date to answer before."""
    courante = en_cours(demande)
    if courante is None:
        return redirect("ma_demande")
    return _montrer(request, courante)


@require_POST
@demandeur
def accepter(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Accept the offer."""
    form = AccepterForm(request.POST, offre=en_cours(demande))
    le = aujourdhui(request)
    return _repondre(
        request, demande, {"accepter": form}, lambda courante, par: services.accepter(courante, par=par, le=le)
    )


@require_POST
@demandeur
def refuser(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Refuse the offer, with a reason."""
    form = RefuserForm(request.POST, offre=en_cours(demande))
    le = aujourdhui(request)
    return _repondre(
        request,
        demande,
        {"refuser": form},
        lambda courante, par: services.refuser(courante, motif=form.en_clair, par=par, le=le),
    )


def _repondre(
    request: HttpRequest, demande: Demande, forms: dict[str, Any], verbe: Callable[[Offre, Demandeur], object]
) -> HttpResponse:
    courante = en_cours(demande)
    if courante is None:
        return redirect("ma_demande")
    (form,) = forms.values()
    if not form.is_valid():
        return _montrer(request, courante, **forms, form=form)
    try:
        verbe(courante, Demandeur(demande.numero_unique))
    except PassageInterdit as interdit:
        form.add_error(None, str(interdit))
        return _montrer(request, courante, **forms, form=form)
    return redirect("ma_demande")


def _montrer(request: HttpRequest, courante: Offre, **contexte: Any) -> HttpResponse:
    commun = {
        "offre": courante,
        "vue": vue_de(courante),
        "logement": courante.vacance.logement,
        "accepter": AccepterForm(),
        "refuser": RefuserForm(),
    }
    return render(request, "baux/portail/offre.html", commun | contexte, status=422 if "form" in contexte else 200)


adresses = [
    path("ma-demande/offre/", offre, name="offre"),
    path("ma-demande/offre/accepter/", accepter, name="accepter_offre"),
    path("ma-demande/offre/refuser/", refuser, name="refuser_offre"),
]
