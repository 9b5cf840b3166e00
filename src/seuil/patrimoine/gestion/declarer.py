"""Say that a dwelling becomes free."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.patrimoine import acces, services
from seuil.patrimoine.forms import DeclarerForm
from seuil.patrimoine.models import UNE_VACANCE_OUVERTE, Logement, Vacance
from seuil.socle.db.contraintes import contrainte_violee

DEJA = "Ce logement a déjà une vacance ouverte : ouvrez-la depuis la liste des logements."


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def declarer(request: Requete, pk: int) -> HttpResponse:
    """Ask when it is free and whether it is out of the flow, then open the vacancy."""
    logement = get_object_or_404(acces.logements_de(request.agent).select_related("programme__commune"), pk=pk)
    form = DeclarerForm(request.POST or None, le=request.aujourdhui)
    vacance = _declarer(request, logement, form) if form.is_valid() else None
    if vacance is not None:
        messages.success(request, f"Vacance déclarée : {logement}. Choisissez maintenant son réservataire.")
        return redirect("gestion:vacance", vacance.pk)
    contexte = {"logement": logement, "form": form}
    return render(request, "patrimoine/gestion/declarer.html", contexte, status=422 if form.errors else 200)


def _declarer(request: Requete, logement: Logement, form: DeclarerForm) -> Vacance | None:
    with refus_dits(form):
        try:
            return services.declarer(logement, **form.cleaned_data, par=request.agent, le=request.aujourdhui)
        except IntegrityError as erreur:
            if contrainte_violee(erreur) != UNE_VACANCE_OUVERTE:
                raise
            form.add_error(None, DEJA)
    return None
