"""Sign the lease of an accepted offer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.baux import acces, services
from seuil.baux.forms import BailForm
from seuil.journal.models import Motif
from seuil.socle.droits import exiger


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def signer(request: Requete, pk: int) -> HttpResponse:
    """Dates, insurance, inventory; the demand leaves the register at once."""
    offre = get_object_or_404(acces.visibles_par(request.agent), pk=pk)
    exiger(acces.peut_offrir(request.agent, offre.vacance))
    form = BailForm(request.POST if request.method == "POST" else None, le=request.aujourdhui)
    if form.is_valid():
        with refus_dits(form, services.AssuranceManquante, services.ConditionEnAttente):
            services.signer(offre, **form.cleaned_data, par=request.agent, le=request.aujourdhui)
            messages.success(
                request, f"Bail signé. La demande {offre.demande.numero_unique} est radiée pour attribution."
            )
            return redirect("gestion:attributions", offre.vacance_id)
    noter_lecture(request, Motif.BAIL, [offre.demande.numero_unique])
    contexte = {"offre": offre, "logement": offre.vacance.logement, "form": form}
    return render(request, "baux/gestion/signer.html", contexte, status=422 if form.errors else 200)
