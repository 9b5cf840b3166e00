"""Who acts for a household, at a desk, with the person: given, seen, withdrawn."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.journal.models import Motif
from seuil.mandats import acces, services
from seuil.mandats.forms import MandatAuGuichetForm
from seuil.mandats.models import Mandat
from seuil.mandats.nomenclatures import Recueil
from seuil.mandats.requetes import ouverts_et_finis


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def mandats(request: Requete, numero: str) -> HttpResponse:
    """Who may act for this household; POST lets one more person, the household present, and shows its code, once."""
    demande, le = _demande(request, numero), request.aujourdhui
    form, code, donne = MandatAuGuichetForm(request.POST if request.method == "POST" else None), "", None
    if form.is_valid():
        with refus_dits(form, services.MandatRefuse):
            donne, code = services.donner(demande, form.termes, Recueil.GUICHET, par=request.agent, le=le)
            form = MandatAuGuichetForm()
    contexte = {"demande": demande, "form": form, "code": code, "donne": donne, **ouverts_et_finis(demande, le)}
    return render(request, "mandats/gestion/mandats.html", contexte, status=422 if form.errors else 200)


@require_POST
@agent_requis
def retirer(request: Requete, numero: str, mandat: int) -> HttpResponse:
    """End a mandate."""
    demande = _demande(request, numero)
    voulu = get_object_or_404(Mandat.objects.select_related("demande"), pk=mandat, demande=demande)
    services.retirer(voulu, par=request.agent, le=request.aujourdhui)
    messages.success(request, "C’est arrêté : cette personne n’ouvre plus la demande.")
    return redirect("gestion:mandats", numero)


def _demande(request: Requete, numero: str) -> Demande:
    return demande_lue(request, numero, Motif.SUIVI, droit=acces.peut_donner)


adresses = [
    path("demandes/<str:numero>/qui-agit/", mandats, name="mandats"),
    path("demandes/<str:numero>/qui-agit/<int:mandat>/retirer/", retirer, name="retirer_le_mandat"),
]
