"""A desk has the landlord told, with the person."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.acteurs.requetes import bailleur_nomme
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.journal.models import Motif
from seuil.mutations import acces, services
from seuil.mutations.requetes import location_de, peut_se_dire
from seuil.patrimoine.forms import ActeForm


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def prevenir_le_bailleur(request: Requete, numero: str) -> HttpResponse:
    """Say what is told and to whom, then do it, once."""
    demande = demande_lue(request, numero, Motif.DOSSIER, droit=acces.peut_prevenir)
    form = ActeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refus_dits(form, services.PrevenirImpossible):
            services.prevenir_le_bailleur(demande, par=request.agent, le=request.aujourdhui)
            messages.success(request, "C’est fait : le bailleur est prévenu, ou sa lettre s’écrit.")
            return redirect("gestion:prevenir_le_bailleur", numero)
    contexte = {
        "demande": demande,
        "form": form,
        "location": location_de(demande),
        "bailleur": bailleur_nomme(demande.bailleur_actuel),
        "peut_se_dire": peut_se_dire(demande),
    }
    return render(request, "mutations/gestion/prevenir.html", contexte, status=422 if form.errors else 200)
