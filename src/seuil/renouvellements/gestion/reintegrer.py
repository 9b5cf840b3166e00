"""Put a demand back in the register: the manager alone, with its reason."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.demandes import acces
from seuil.demandes import services as demandes
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.journal.models import Motif
from seuil.renouvellements.forms import ReintegrationForm
from seuil.renouvellements.requetes.avis import avis_parti_le


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def reintegrer(request: Requete, numero: str) -> HttpResponse:
    """Show why it left and what proves its notice, then put it back."""
    demande = demande_lue(request, numero, Motif.RADIATION, droit=acces.peut_reintegrer)
    form = ReintegrationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refus_dits(form, demandes.ReintegrationRefusee):
            demandes.reintegrer(demande, **form.cleaned_data, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"La demande {numero} est de nouveau active, avec son ancienneté.")
            return redirect("gestion:demande", numero)
    contexte = {"demande": demande, "form": form, "avis_parti_le": avis_parti_le(demande)}
    return render(request, "renouvellements/gestion/reintegrer.html", contexte, status=422 if form.errors else 200)
