"""Publish a version of a grid; every mistake is told with its line."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.cotation import acces, services
from seuil.cotation.forms import PublierForm
from seuil.cotation.requetes import grille_en_vigueur
from seuil.regles.ecriture import majuscule
from seuil.territoires.models import Territoire

AUCUN = "Votre organisme ne publie la grille d’aucun territoire."


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def publier(request: Requete) -> HttpResponse:
    """The text of a grid, checked then published."""
    permis = [lieu for lieu in acces.territoires_de(request.agent) if acces.peut_publier(request.agent, lieu).est_oui]
    if not permis:
        raise PermissionDenied(AUCUN)
    territoire = permis[0]
    form = PublierForm(request.POST or None, initial={"texte": _en_vigueur(request, territoire)})
    if form.is_valid():
        _publier(request, territoire, form)
    if form.is_bound and not form.errors:
        messages.success(request, "La grille est publiée. Son texte ne changera plus.")
        return redirect("gestion:grille")
    contexte = {"form": form, "lieu": territoire}
    return render(request, "cotation/gestion/publier.html", contexte, status=422 if form.errors else 200)


def _publier(request: Requete, territoire: Territoire, form: PublierForm) -> None:
    with refus_dits(form):
        try:
            services.publier(territoire, texte=form.cleaned_data["texte"], par=request.agent, le=request.aujourdhui)
        except services.GrilleRefusee as refusee:
            for faute in refusee.fautes:
                form.add_error("texte", majuscule(faute))


def _en_vigueur(request: Requete, territoire: Territoire) -> str:
    publiee = grille_en_vigueur(territoire, request.aujourdhui)
    return publiee.texte if publiee else ""
