"""Rejected demands: the warning sent, its delivery, its month, then the removal proposed (art. R441-2-8 d)."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.acteurs.models import Agent
from seuil.commissions import acces, services
from seuil.commissions.courriers import motif_ecrit
from seuil.commissions.models import Decision
from seuil.commissions.requetes import a_radier, radiable_le
from seuil.courriers.forms import RemiseForm
from seuil.courriers.requetes import remises
from seuil.courriers.services import RemiseImpossible
from seuil.journal.models import Motif
from seuil.patrimoine.forms import ActeForm
from seuil.socle.design.mesures import date_longue
from seuil.socle.droits import exiger


@require_safe
@agent_requis
def rejets(request: Requete) -> HttpResponse:
    """Every rejection of the landlord whose demand is still in the register."""
    return _montrer(request, ActeForm())


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def avertir(request: Requete, pk: int) -> HttpResponse:
    """Record what became of the warning."""
    decision = _visible(request, pk)
    exiger(acces.peut_suivre(request.agent, decision))
    form = RemiseForm(request.POST if request.method == "POST" else None, le=request.aujourdhui)
    if form.is_valid():
        with refus_dits(form, services.DecisionImpossible, RemiseImpossible):
            dit = form.cleaned_data
            services.noter_l_avertissement(
                decision,
                form.devenir,
                remise_le=dit["remise_le"],
                note=dit["note"],
                par=request.agent,
                le=request.aujourdhui,
            )
            messages.success(request, _suite(decision))
            return redirect("gestion:rejets")
    noter_lecture(request, Motif.COMMISSION, [decision.candidature.demande.numero_unique])
    contexte = {
        "form": form,
        "decision": decision,
        "essais": remises(decision.avertissement) if decision.avertissement else [],
    }
    return render(request, "commissions/gestion/avertir.html", contexte, status=422 if form.errors else 200)


@require_POST
@agent_requis
def radier(request: Requete, pk: int) -> HttpResponse:
    """Remove the demand, once its warning has run."""
    decision, form = _visible(request, pk), ActeForm(request.POST)
    with refus_dits(form, services.DecisionImpossible):
        services.radier(decision, par=request.agent, le=request.aujourdhui)
        messages.success(request, f"La demande {decision.candidature.demande.numero_unique} est radiée.")
    return _montrer(request, form) if form.errors else redirect("gestion:rejets")


def _montrer(request: Requete, form: ActeForm) -> HttpResponse:
    lignes = [_ligne(decision, request.aujourdhui) for decision in _rejets(request.agent)]
    noter_lecture(request, Motif.COMMISSION, [ligne["numero"] for ligne in lignes])
    contexte = {"lignes": lignes, "form": form}
    return render(request, "commissions/gestion/rejets.html", contexte, status=422 if form.errors else 200)


def _ligne(decision: Decision, le: date) -> dict[str, Any]:
    des_le, demande = radiable_le(decision), decision.candidature.demande
    if des_le is None:
        mot, porte = "Remise à prouver", "attendu"
    elif le < des_le:
        mot, porte = f"Court, radiation possible le {date_longue(des_le)}", "neutre"
    else:
        mot, porte = "Radiation possible", "retard"
    return {
        "nom": str(demande.titulaire),
        "numero": demande.numero_unique,
        "motif": motif_ecrit(decision),
        "mot": mot,
        "porte": porte,
        "courrier": decision.avertissement_id,
        "avertir": reverse("gestion:avertir", args=[decision.pk]),
        "radier": reverse("gestion:radier_rejet", args=[decision.pk]) if des_le and le >= des_le else "",
    }


def _suite(decision: Decision) -> str:
    des_le = radiable_le(decision)
    if des_le is None:
        return "Noté. Rien ne prouve encore la remise : essayez une autre voie."
    return f"Noté. La radiation sera possible à partir du {date_longue(des_le)}."


def _rejets(agent: Agent) -> list[Decision]:
    suivies = a_radier(agent.organisme) if agent.organisme else Decision.objects.none()
    return list(suivies.filter(point__seance__in=acces.visibles_par(agent)))


def _visible(request: Requete, pk: int) -> Decision:
    visibles = Decision.objects.filter(
        nature="e", point__seance__in=acces.visibles_par(request.agent), avertissement__isnull=False
    )
    return get_object_or_404(visibles.select_related("avertissement", "candidature__demande"), pk=pk)
