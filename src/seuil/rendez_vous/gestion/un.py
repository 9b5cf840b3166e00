"""One appointment of the desk: its report, nobody came, cancelled."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.journal.models import Motif
from seuil.rendez_vous import acces, services
from seuil.rendez_vous.etats import EN_COURS, TIENNENT, Etat
from seuil.rendez_vous.faits import dire_le_moment
from seuil.rendez_vous.forms.creneau import AnnulerForm
from seuil.rendez_vous.forms.guichet import CompteRenduForm
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.requetes import orientations_dites, recevoir_avant
from seuil.socle.cycles import PassageInterdit


@require_safe
@never_cache
@agent_requis
def un_rendez_vous(request: Requete, pk: int) -> HttpResponse:
    """Who, when, what may be done."""
    return _montrer(request, rendez_vous_lu(request, pk), AnnulerForm())


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
def tenir_le_rendez_vous(request: Requete, pk: int) -> HttpResponse:
    """Write the report that the household will read."""
    rendez_vous = rendez_vous_lu(request, pk)
    form = CompteRenduForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refus_dits(form, services.RendezVousRefuse):
            services.rendre_compte(
                rendez_vous, **form.cleaned_data, par=request.agent, le=request.aujourdhui, a=timezone.now()
            )
            messages.success(request, "Le compte rendu est gardé. Le foyer le lit dans son espace.")
            return redirect("gestion:un_rendez_vous", pk)
    contexte = _contexte(rendez_vous) | {"form": form}
    return render(request, "rendez_vous/gestion/tenir.html", contexte, status=422 if form.errors else 200)


@require_POST
@agent_requis
def manquer_le_rendez_vous(request: Requete, pk: int) -> HttpResponse:
    """Nobody came."""
    rendez_vous = rendez_vous_lu(request, pk)
    try:
        services.manquer(rendez_vous, par=request.agent, le=request.aujourdhui, a=timezone.now())
        messages.success(request, "L’absence est notée. Elle ne compte pas comme un rendez-vous tenu.")
    except (services.RendezVousRefuse, PassageInterdit) as refus:
        messages.warning(request, str(refus))
    return redirect("gestion:un_rendez_vous", pk)


@require_POST
@agent_requis
def annuler_le_rendez_vous(request: Requete, pk: int) -> HttpResponse:
    """The desk gives it up, and says why: the household reads it."""
    rendez_vous, form = rendez_vous_lu(request, pk), AnnulerForm(request.POST)
    if form.is_valid():
        with refus_dits(form, services.RendezVousRefuse):
            motif, a = form.cleaned_data["motif"], timezone.now()
            services.annuler(rendez_vous, motif=motif, par=request.agent, le=request.aujourdhui, a=a)
            messages.success(request, "Le rendez-vous est annulé. Le foyer est prévenu.")
            return redirect("gestion:un_rendez_vous", pk)
    return _montrer(request, rendez_vous, form)


def rendez_vous_lu(request: Requete, pk: int) -> RendezVous:
    """Return an appointment of the agent's desk, once the household's list of openings tells it. Raises Http404."""
    rendez_vous: RendezVous = get_object_or_404(acces.visibles_par(request.agent), pk=pk)
    noter_lecture(request, Motif.SUIVI, [rendez_vous.demande.numero_unique])
    return rendez_vous


def _montrer(request: Requete, rendez_vous: RendezVous, form: Form) -> HttpResponse:
    contexte = _contexte(rendez_vous) | {
        "form": form,
        "attend": rendez_vous.etat == Etat.DEMANDE,
        "tient": rendez_vous.etat in TIENNENT,
        "commence": rendez_vous.debut is not None and rendez_vous.debut <= timezone.now(),
        "en_cours": rendez_vous.etat in EN_COURS,
    }
    return render(request, "rendez_vous/gestion/un.html", contexte, status=422 if form.errors else 200)


def _contexte(rendez_vous: RendezVous) -> dict[str, Any]:
    moment = rendez_vous.debut
    return {
        "un": rendez_vous,
        "moment": dire_le_moment(moment, rendez_vous.guichet) if moment else "",
        "avant": recevoir_avant(rendez_vous),
        "orientations": orientations_dites(rendez_vous),
    }
