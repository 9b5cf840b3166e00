"""Scan a paper that a person brings to the desk, or that the post brought."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.demandes.acces import peut_voir_les_violences
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.instruction import acces, requetes
from seuil.instruction.etats import Canal
from seuil.instruction.forms.depot import DeposerForm
from seuil.instruction.parcours import deposer as garder_et_envoyer
from seuil.journal.models import Motif


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
def deposer(request: Requete, numero: str) -> HttpResponse:
    """The papers that the answers call for; POST keeps the files of one and sends it."""
    demande, le = demande_lue(request, numero, Motif.SUIVI, droit=acces.peut_envoyer), request.aujourdhui
    lue = requetes.liste(demande, le, tout_voir=peut_voir_les_violences(request.agent).est_oui)
    saisie = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DeposerForm(*saisie, papiers=[*lue.papiers, *lue.autres], au_guichet=True)
    if request.method == "POST" and form.is_valid():
        canal = Canal(form.cleaned_data["canal"])
        garder_et_envoyer(demande, form, canal=canal, par=request.agent, le=le)
        if not form.errors:
            messages.success(request, "Le document est gardé. Il attend sa lecture.")
            return redirect("gestion:demande", numero)
    contexte = {"form": form, "demande": demande, "liste": lue}
    return render(request, "instruction/gestion/deposer.html", contexte, status=422 if form.errors else 200)
