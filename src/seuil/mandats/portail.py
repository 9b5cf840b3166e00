"""Who acts for the household: its own page, and the session of who acts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.journal.models import Motif
from seuil.journal.services import consigner_consultation
from seuil.mandats import services
from seuil.mandats.forms import MandatForm
from seuil.mandats.models import Mandat
from seuil.mandats.nomenclatures import Recueil
from seuil.mandats.requetes import mandat_ouvert, ouverts_et_finis
from seuil.socle.droits import DroitRefuse
from seuil.socle.middleware import aujourdhui

CLE_MANDAT, CLE_MARQUE = "mandat", "marque_du_mandat"


def ouvrir_pour_le_foyer(request: HttpRequest, mandat: Mandat) -> None:
    """Remember under which mandate this browser acts."""
    request.session[CLE_MANDAT] = mandat.pk
    request.session[CLE_MARQUE] = _marque(mandat)


def est_pour_un_foyer(request: HttpRequest) -> bool:
    """Say whether this browser acts, or acted, for a household."""
    return CLE_MANDAT in request.session


def mandataire(vue: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the mandate, open now; each page of it is written where the household reads who opened its file.

    Send whoever has none, or none any more, to the sign-in page.
    """

    @wraps(vue)
    def gardee(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        mandat = mandat_ouvert(request.session.get(CLE_MANDAT), aujourdhui(request))
        if mandat is None or request.session.get(CLE_MARQUE) != _marque(mandat):
            return _renvoyer(request)
        consigner_consultation([mandat.demande.numero_unique], par=mandat.auteur.lecteur, motif=Motif.MANDAT)
        try:
            return vue(request, mandat, *arguments, **options)
        except DroitRefuse as refus:
            messages.warning(request, refus.motif)
            return redirect("pour_un_foyer")

    return gardee


@require_http_methods(["GET", "HEAD", "POST"])
@demandeur
def mandats(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Who may act for the household; POST lets one more person, and shows its code, once."""
    form, code, donne, le = MandatForm(_saisie(request)), "", None, aujourdhui(request)
    if request.method == "POST" and form.is_valid():
        par = Demandeur(demande.numero_unique)
        try:
            donne, code = services.donner(demande, form.termes, Recueil.ESPACE, par=par, le=le)
        except (services.MandatRefuse, DroitRefuse) as refus:
            form.add_error(None, str(refus))
        else:
            form = MandatForm()
    contexte = {
        "form": form,
        "code": code,
        "donne": donne,
        "numero": demande.numero_unique,
        **ouverts_et_finis(demande, le),
    }
    return render(request, "mandats/portail/mandats.html", contexte, status=422 if form.errors else 200)


@require_POST
@demandeur
def retirer_le_mandat(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """End a mandate, in one click."""
    mandat = get_object_or_404(Mandat.objects.select_related("demande"), pk=pk, demande=demande)
    services.retirer(mandat, par=Demandeur(demande.numero_unique), le=aujourdhui(request))
    messages.success(request, gettext("C’est arrêté : cette personne n’ouvre plus votre demande."))
    return redirect("mandats")


def _saisie(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, an empty form included."""
    return request.POST if request.method == "POST" else None


def _renvoyer(request: HttpRequest) -> HttpResponse:
    if est_pour_un_foyer(request):
        request.session.flush()
        messages.warning(request, gettext("Vous ne pouvez plus agir pour ce foyer."))
    return redirect("connexion")


def _marque(mandat: Mandat) -> str:
    """Return what a session keeps of the code that it was opened under."""
    return salted_hmac("seuil.mandats.session", mandat.code).hexdigest()[:32]


adresses = [
    path("ma-demande/qui-agit/", mandats, name="mandats"),
    path("ma-demande/qui-agit/<int:pk>/retirer/", retirer_le_mandat, name="retirer_le_mandat"),
]
