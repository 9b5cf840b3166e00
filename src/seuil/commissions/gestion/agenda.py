"""Put a dwelling on the agenda."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.commissions import acces, services
from seuil.commissions.gestion.seance import montrer
from seuil.commissions.requetes import vacances_a_inscrire
from seuil.patrimoine.forms import ActeForm
from seuil.socle.saisie import entier


@require_POST
@agent_requis
def inscrire(request: Requete, pk: int) -> HttpResponse:
    """Put the dwelling named by the button on the agenda."""
    seance = get_object_or_404(acces.visibles_par(request.agent), pk=pk)
    choisie = request.POST.get("vacance", "")
    attendent = vacances_a_inscrire(seance.commission.bailleur)
    vacance = get_object_or_404(attendent, pk=entier(choisie) or 0)
    form = ActeForm(request.POST)
    with refus_dits(form):
        point = services.inscrire(seance, vacance, par=request.agent, le=request.aujourdhui)
        messages.success(request, f"À l’ordre du jour : {point}.")
    return montrer(request, seance, acte=form) if form.errors else redirect("gestion:seance", pk)
