"""The condition of an attribution: its paper came and is accepted, or the condition lapses (art. R441-3 c)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.baux import acces, faits, services
from seuil.baux.forms import ChuteForm, PieceForm
from seuil.baux.gestion.lignes import condition_dite
from seuil.baux.gestion.page import attribution_de
from seuil.baux.gestion.suites import suite
from seuil.commissions.models import Decision
from seuil.journal.models import Motif
from seuil.socle.droits import exiger


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def lever(request: Requete, pk: int) -> HttpResponse:
    """Accept the paper, on the day it came: the offer may leave."""
    decision = _sous_condition(request, pk)
    form = PieceForm(request.POST if request.method == "POST" else None, le=request.aujourdhui)
    if form.is_valid():
        with refus_dits(form, services.ConditionRefusee, services.LogementRetenu):
            services.lever_la_condition(
                decision, recue_le=form.cleaned_data["recue_le"], par=request.agent, le=request.aujourdhui
            )
            messages.success(request, "Condition levée : l’offre peut partir.")
            return redirect("gestion:attributions", decision.point.vacance_id)
    return _montrer(request, decision, form, ChuteForm(le=request.aujourdhui, prefix="chute"))


@require_POST
@agent_requis
def tomber(request: Requete, pk: int) -> HttpResponse:
    """Note that the condition lapses: the next rank receives the offer."""
    decision = _sous_condition(request, pk)
    form = ChuteForm(request.POST, le=request.aujourdhui, prefix="chute")
    if form.is_valid():
        with refus_dits(form, services.ConditionRefusee):
            dit = form.cleaned_data
            suivante = services.constater_la_condition_tombee(
                decision, recue_le=dit["recue_le"], motif=dit["motif"], par=request.agent, le=request.aujourdhui
            )
            messages.success(request, f"Condition tombée. {suite(decision.point.vacance_id, suivante)}")
            return redirect("gestion:attributions", decision.point.vacance_id)
    return _montrer(request, decision, PieceForm(le=request.aujourdhui), form)


def _sous_condition(request: Requete, pk: int) -> Decision:
    decision = attribution_de(request, pk)
    exiger(acces.peut_offrir(request.agent, decision.point.vacance))
    if faits.condition(decision) is None:
        raise Http404
    return decision


def _montrer(request: Requete, decision: Decision, piece: PieceForm, chute: ChuteForm) -> HttpResponse:
    demande, condition = decision.candidature.demande, faits.condition(decision)
    noter_lecture(request, Motif.OFFRE, [demande.numero_unique])
    contexte = {
        "decision": decision,
        "demande": demande,
        "vacance": decision.point.vacance,
        "condition": condition,
        "dite": condition_dite(condition),
        "piece": piece,
        "chute": chute,
    }
    refuse = bool(piece.errors or chute.errors)
    return render(request, "baux/gestion/condition.html", contexte, status=422 if refuse else 200)
