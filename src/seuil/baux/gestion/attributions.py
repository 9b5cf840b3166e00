"""The ranked attributions of a dwelling: offer it, note a silence, pass a rank without a refusal."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.baux import acces, services
from seuil.baux.forms import OffrirForm, PassageForm
from seuil.baux.gestion.page import attribution_de, montrer, offre_de, vacance_de
from seuil.baux.gestion.suites import suite
from seuil.patrimoine.forms import ActeForm
from seuil.socle.design.mesures import date_longue
from seuil.socle.droits import exiger


@require_safe
@agent_requis
def attributions(request: Requete, pk: int) -> HttpResponse:
    """Each rank and where its offer stands."""
    return montrer(request, vacance_de(request, pk))


@require_POST
@agent_requis
def offrir(request: Requete, pk: int) -> HttpResponse:
    """Send the offer to the next rank, by post or by hand."""
    vacance, form = vacance_de(request, pk), OffrirForm(request.POST)
    if form.is_valid():
        remise_le = request.aujourdhui if form.cleaned_data["en_main_propre"] else None
        with refus_dits(form, services.AucunCandidat, services.ConditionEnAttente):
            offre = services.offrir(vacance, par=request.agent, le=request.aujourdhui, remise_le=remise_le)
            jour = date_longue(offre.repondre_avant)
            messages.success(request, f"Offre écrite à {offre.demande.titulaire}, réponse jusqu’au {jour} inclus.")
    return montrer(request, vacance, acte=form) if form.errors else redirect("gestion:attributions", pk)


@require_POST
@agent_requis
def constater(request: Requete, pk: int) -> HttpResponse:
    """Note that nobody answered in time: the next rank receives the offer."""
    offre, form = offre_de(request, pk), ActeForm(request.POST)
    exiger(acces.peut_offrir(request.agent, offre.vacance))
    with refus_dits(form, ValueError):
        suivante = services.constater_silence(offre, par=request.agent, le=request.aujourdhui)
        messages.success(request, f"Silence constaté, ce qui vaut refus. {suite(offre.vacance_id, suivante)}")
    if form.errors:
        return montrer(request, vacance_de(request, offre.vacance_id), acte=form)
    return redirect("gestion:attributions", offre.vacance_id)


@require_POST
@agent_requis
def passer(request: Requete, pk: int) -> HttpResponse:
    """Pass to the next rank an offer that never arrived, or whose household took another dwelling."""
    offre, form = offre_de(request, pk), PassageForm(request.POST)
    exiger(acces.peut_offrir(request.agent, offre.vacance))
    if form.is_valid():
        with refus_dits(form, services.PassageInfonde):
            suivante = services.passer_au_suivant(
                offre, motif=form.cleaned_data["motif"], par=request.agent, le=request.aujourdhui
            )
            messages.success(request, f"Offre passée, sans refus compté. {suite(offre.vacance_id, suivante)}")
    if form.errors:
        return montrer(request, vacance_de(request, offre.vacance_id), passer=form)
    return redirect("gestion:attributions", offre.vacance_id)


@require_POST
@agent_requis
def passer_le_rang(request: Requete, pk: int) -> HttpResponse:
    """Pass, without an offer, the rank of a household that accepted another dwelling."""
    decision, form = attribution_de(request, pk), PassageForm(request.POST)
    vacance = vacance_de(request, decision.point.vacance_id)
    exiger(acces.peut_offrir(request.agent, vacance))
    if form.is_valid():
        with refus_dits(form, services.PassageInfonde):
            suivante = services.passer_le_rang(
                vacance, decision, motif=form.cleaned_data["motif"], par=request.agent, le=request.aujourdhui
            )
            messages.success(request, f"Rang passé, sans refus compté. {suite(vacance.pk, suivante)}")
    return montrer(request, vacance, passer=form) if form.errors else redirect("gestion:attributions", vacance.pk)
