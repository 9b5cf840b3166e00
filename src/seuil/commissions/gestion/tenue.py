"""What is done of a session: open it, note who comes and goes, close it, print its letters."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.commissions import faits, services
from seuil.commissions.forms import CloreForm, MouvementForm, PresiderForm
from seuil.commissions.gestion.seance import feuille_vide, montrer, visible
from seuil.commissions.models import Point, Seance


@require_POST
@agent_requis
def ouvrir(request: Requete, pk: int) -> HttpResponse:
    """Record who came and open the session."""
    lue = visible(request, pk)
    form = feuille_vide(lue, request.POST)
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            services.ouvrir(lue, **form.saisie, par=request.agent, le=request.aujourdhui)
            messages.success(request, "La séance est ouverte.")
    return _suite(request, pk, presence=form)


@require_POST
@agent_requis
def mouvement(request: Requete, pk: int) -> HttpResponse:
    """A member arrives or leaves."""
    lue = visible(request, pk)
    form = MouvementForm(request.POST, membres=faits.membres(lue))
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            note = services.noter_un_mouvement(lue, **form.saisie, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"Noté : {note}.")
    return _suite(request, pk, mouvement=form)


@require_POST
@agent_requis
def presider(request: Requete, pk: int) -> HttpResponse:
    """Another member takes the chair."""
    lue = visible(request, pk)
    form = PresiderForm(request.POST, membres=faits.membres(lue))
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            membre = form.choisi
            services.presider(lue, membre, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"{membre} préside.")
    return _suite(request, pk, presider=form)


@require_POST
@agent_requis
def clore(request: Requete, pk: int) -> HttpResponse:
    """Close the session: the minutes are written, the letters follow."""
    lue, form, fautif = visible(request, pk), CloreForm(request.POST), []
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            fautif = _clore(request, lue, form)
    return _suite(request, pk, fautif=fautif[0] if fautif else None, clore=form)


def _clore(request: Requete, lue: Seance, form: CloreForm) -> list[Point]:
    """Return the dwelling that forbids to close, if one does; its sentence is then an error of the form."""
    try:
        services.clore(lue, par=request.agent, le=request.aujourdhui, a=form.cleaned_data["heure"])
    except services.SeanceImpossible as refus:
        form.add_error("heure" if refus.champ else None, refus.motif)
        return [refus.point] if refus.point else []
    messages.success(request, "La séance est close. Le procès-verbal est prêt ; les lettres s’écrivent.")
    return []


def _suite(request: Requete, pk: int, *, fautif: Point | None = None, **saisies: Any) -> HttpResponse:
    (form,) = saisies.values()
    return (
        montrer(request, visible(request, pk), fautif=fautif, **saisies)
        if form.errors
        else redirect("gestion:seance", pk)
    )
