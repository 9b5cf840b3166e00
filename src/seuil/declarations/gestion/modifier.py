"""Change at a desk what a household declared."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.declarations.forms import ModificationForm
from seuil.demandes import acces, services
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.journal.models import Motif


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def modifier(request: Requete, numero: str) -> HttpResponse:
    """Change answers for the household (law §1.8): each change is kept, the score is computed again at once."""
    demande = demande_lue(request, numero, Motif.MODIFICATION, droit=acces.peut_modifier)
    form = ModificationForm(request.POST or None, demande=demande, le=request.aujourdhui)
    if form.is_valid() and (changements := form.a_enregistrer):
        with refus_dits(form):
            try:
                services.modifier(demande, changements=changements, par=request.agent, le=request.aujourdhui)
            except services.ReponseChangee as changee:
                form.redemander(changee.champs)
    if form.is_bound and not form.errors:
        messages.success(request, "Les changements sont enregistrés et le score est recalculé.")
        return redirect("gestion:demande", numero)
    contexte = {"demande": demande, "form": form}
    return render(request, "declarations/gestion/modifier.html", contexte, status=422 if form.errors else 200)
