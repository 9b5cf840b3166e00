"""Separate a couple at a desk: one demand becomes two, each with its number and the same seniority (law §1.2)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.demandes import acces
from seuil.demandes.forms.couple import CoupleForm
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.services import SeparationImpossible, dissocier
from seuil.demandes.services.remettre import garder_pour_la_remise
from seuil.journal.models import Motif
from seuil.socle.scelles import avec_cle, cle_de


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
@avec_cle
def separer_le_couple(request: Requete, numero: str) -> HttpResponse:
    """Ask who leaves and with whom, then hand over the new number and its code."""
    demande = demande_lue(request, numero, Motif.MODIFICATION, droit=acces.peut_dissocier)
    form = CoupleForm(request.POST or None, demande=demande)
    if form.is_valid():
        with refus_dits(form):
            try:
                faite = dissocier(demande, form.separation, par=request.agent, le=request.aujourdhui)
                garder_pour_la_remise(faite.demande, faite.code_acces, cle=cle_de(request))
                return redirect("gestion:enregistree", faite.demande.numero_unique)
            except SeparationImpossible as impossible:
                form.add_error(impossible.champ or None, impossible.phrase)
    contexte = {"demande": demande, "form": form}
    return render(request, "demandes/gestion/couple.html", contexte, status=422 if form.errors else 200)
