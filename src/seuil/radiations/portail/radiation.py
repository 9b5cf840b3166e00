"""Why the demand left the register, how to contest it, what was answered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.nomenclatures import Canal
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.envois.models import Envoi
from seuil.radiations import services
from seuil.radiations.forms import ContestationForm
from seuil.radiations.requetes import contestation_de, peut_etre_contestee
from seuil.socle.middleware import aujourdhui


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def ma_radiation(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Show the removal, then take what the household says against it, once."""
    le, dite = aujourdhui(request), contestation_de(demande)
    if demande.etat != Etat.RADIEE:
        return redirect("ma_demande")
    form = ContestationForm(request.POST if request.method == "POST" and dite is None else None)
    if form.is_valid():
        try:
            services.contester(demande, **form.cleaned_data, par=Demandeur(demande.numero_unique), le=le)
            messages.success(request, gettext("Votre contestation est gardée. La réponse vous sera écrite."))
        except services.ContestationRefusee:
            messages.error(request, gettext("Cette radiation ne se conteste pas ici."))
        return redirect("ma_radiation")
    contexte = {
        "demande": demande,
        "form": form,
        "dite": dite,
        "peut_contester": dite is None and peut_etre_contestee(demande, le),
        "message": Envoi.objects.filter(demande=demande, avis="radiee", canal=Canal.ESPACE).order_by("pk").last(),
        "fil": [
            {"libelle": gettext("Ma demande"), "url": reverse("ma_demande")},
            {"libelle": gettext("Ma demande est radiée")},
        ],
    }
    return render(request, "radiations/portail/radiation.html", contexte, status=422 if form.errors else 200)
