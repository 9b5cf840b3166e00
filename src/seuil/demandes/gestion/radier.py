"""Remove a demand that its household gave up in writing."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.demandes import acces, services
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.forms.radiation import AbandonForm
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.journal.models import Motif

ABANDON = partial(acces.peut_radier, motif=MotifRadiation.ABANDON)


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def radier(request: Requete, numero: str) -> HttpResponse:
    """Ask for the written reason and a confirmation, then remove the demand (art. R441-2-8 c)."""
    demande = demande_lue(request, numero, Motif.RADIATION, droit=ABANDON)
    form = AbandonForm(request.POST or None)
    if form.is_valid():
        with refus_dits(form):
            services.radier(
                demande,
                motif=MotifRadiation.ABANDON,
                precision=form.cleaned_data["precision"],
                par=request.agent,
                le=request.aujourdhui,
            )
    if form.is_bound and not form.errors:
        messages.success(request, f"La demande {numero} est radiée. Elle a quitté toutes les listes.")
        return redirect("gestion:demande", numero)
    contexte = {"demande": demande, "form": form}
    return render(request, "demandes/gestion/radier.html", contexte, status=422 if form.errors else 200)
