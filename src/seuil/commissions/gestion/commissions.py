"""The landlord's commissions, their sessions, and the next one to convene."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.commissions import acces, services
from seuil.commissions.forms import ConvoquerForm, ReglementForm
from seuil.commissions.models import Seance
from seuil.commissions.requetes import a_radier, vacances_a_inscrire
from seuil.socle.design.mesures import date_longue

SEANCES_MONTREES = 50


@require_safe
@agent_requis
def commissions(request: Requete) -> HttpResponse:
    """Sessions, the latest first."""
    return _montrer(request, _formulaire(request, None))


@require_POST
@agent_requis
def convoquer(request: Requete) -> HttpResponse:
    """Convene a session."""
    form = _formulaire(request, request.POST)
    if not form.is_valid():
        return _montrer(request, form)
    with refus_dits(form, services.SeanceImpossible):
        creee = services.convoquer(
            form.choisie,
            seance_le=form.cleaned_data["seance_le"],
            heure=form.cleaned_data["heure"],
            lieu=form.cleaned_data["lieu"],
            par=request.agent,
            le=request.aujourdhui,
        )
        messages.success(
            request, f"Séance convoquée le {date_longue(creee.le)}. Inscrivez les logements à l’ordre du jour."
        )
        return redirect("gestion:seance", creee.pk)
    return _montrer(request, form)


def _montrer(request: Requete, form: ConvoquerForm) -> HttpResponse:
    seances = acces.visibles_par(request.agent).order_by("-le", "-pk")[:SEANCES_MONTREES]
    tenues = [
        commission for commission in form.commissions.values() if acces.peut_tenir(request.agent, commission).est_oui
    ]
    attendent = vacances_a_inscrire(request.agent.organisme) if tenues and request.agent.organisme else []
    contexte = {
        "seances": [_seance(seance) for seance in seances],
        "commissions": list(form.commissions.values()),
        "form": form,
        "peut_convoquer": bool(tenues),
        "attendent": list(attendent),
        "rejets": a_radier(request.agent.organisme).count() if form.commissions and request.agent.organisme else 0,
        "reglement": ReglementForm(le=request.aujourdhui) if _peut_creer(request) else None,
    }
    return render(request, "commissions/gestion/commissions.html", contexte, status=422 if form.errors else 200)


def _peut_creer(request: Requete) -> bool:
    bailleur = request.agent.organisme
    return bailleur is not None and acces.peut_composer(request.agent, bailleur).est_oui


def _formulaire(request: Requete, saisi: Any) -> ConvoquerForm:
    visibles = list(acces.commissions_de(request.agent).prefetch_related("membres").order_by("nom"))
    initial = {"commission": str(visibles[0].pk)} if visibles else {}
    return ConvoquerForm(saisi, commissions=visibles, le=request.aujourdhui, initial=initial)


def _seance(seance: Seance) -> dict[str, Any]:
    return {
        "le": seance.le,
        "commission": str(seance.commission),
        "etat": seance.get_etat_display(),
        "points": seance.points.count(),
        "url": reverse("gestion:seance", args=[seance.pk]),
    }
