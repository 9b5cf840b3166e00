"""« Ce qui vous est écrit »: an agent's digest, its absence and who reads in its place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.envois import services
from seuil.envois.forms import AbonnementForm
from seuil.envois.requetes import abonnement, remplacants_possibles, remplaces_par


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def abonnement_de_l_agent(request: Requete) -> HttpResponse:
    """Ask what is written to the agent, and keep it."""
    agent, le = request.agent, request.aujourdhui
    initiales = AbonnementForm.initiales(abonnement(agent), le=le)
    form = AbonnementForm(request.POST or None, initial=initiales, possibles=remplacants_possibles(agent))
    if form.is_valid():
        with refus_dits(form, services.AbonnementRefuse):
            services.regler(agent, **form.regles, par=agent, le=le)
    if form.is_bound and not form.errors:
        messages.success(request, "C’est enregistré.")
        return redirect("gestion:abonnement")
    contexte = {"form": form, "mel": agent.email, "remplaces": remplaces_par(agent, le)}
    return render(request, "envois/gestion/abonnement.html", contexte, status=422 if form.errors else 200)
