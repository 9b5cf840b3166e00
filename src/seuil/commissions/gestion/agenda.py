"""The agenda of a session and its day: put a dwelling on it, take it off, move the session, call it off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.commissions import services
from seuil.commissions.forms import AnnulerForm, DeplacerForm
from seuil.commissions.gestion.seance import montrer, visible
from seuil.commissions.requetes import points, vacances_a_inscrire
from seuil.patrimoine.forms import ActeForm
from seuil.socle.design.mesures import date_longue
from seuil.socle.saisie import entier


@require_POST
@agent_requis
def inscrire(request: Requete, pk: int) -> HttpResponse:
    """Put the dwelling named by the button on the agenda."""
    seance = visible(request, pk)
    choisie = request.POST.get("vacance", "")
    attendent = vacances_a_inscrire(seance.commission.bailleur)
    vacance = get_object_or_404(attendent, pk=entier(choisie) or 0)
    form = ActeForm(request.POST)
    with refus_dits(form):
        point = services.inscrire(seance, vacance, par=request.agent, le=request.aujourdhui)
        messages.success(request, f"À l’ordre du jour : {point}.")
    return montrer(request, seance, acte=form) if form.errors else redirect("gestion:seance", pk)


@require_POST
@agent_requis
def desinscrire(request: Requete, pk: int) -> HttpResponse:
    """Take the dwelling named by the button off the agenda."""
    seance = visible(request, pk)
    point = get_object_or_404(points(seance), pk=entier(request.POST.get("point", "")) or 0)
    form = AnnulerForm(request.POST, prefix="retirer")
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            services.desinscrire(point, motif=form.cleaned_data["motif"], par=request.agent, le=request.aujourdhui)
            messages.success(request, f"Retiré de l’ordre du jour : {point}. Il attend une autre séance.")
    return montrer(request, seance, retirer=form) if form.errors else redirect("gestion:seance", pk)


@require_POST
@agent_requis
def deplacer(request: Requete, pk: int) -> HttpResponse:
    """Move the session to another day."""
    seance, form = visible(request, pk), DeplacerForm(request.POST, le=request.aujourdhui)
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            deplacee = services.deplacer(seance, **form.cleaned_data, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"La séance se tiendra le {date_longue(deplacee.le)}.")
    return montrer(request, visible(request, pk), deplacer=form) if form.errors else redirect("gestion:seance", pk)


@require_POST
@agent_requis
def annuler(request: Requete, pk: int) -> HttpResponse:
    """Call the session off."""
    seance, form, fautif = visible(request, pk), AnnulerForm(request.POST, prefix="annuler"), None
    if form.is_valid():
        try:
            with refus_dits(form):
                services.annuler(seance, motif=form.cleaned_data["motif"], par=request.agent, le=request.aujourdhui)
                messages.success(request, "La séance est annulée. Ses logements attendent une autre séance.")
        except services.SeanceImpossible as refus:
            form.add_error(None, refus.motif)
            fautif = refus.point
    if form.errors:
        return montrer(request, visible(request, pk), fautif=fautif, annuler=form)
    return redirect("gestion:seance", pk)
