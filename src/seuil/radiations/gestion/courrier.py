"""One letter without an answer: written, warned, delivered, answered, or followed by a removal that a desk decides."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.courriers.forms import RemiseForm
from seuil.courriers.requetes import remises
from seuil.courriers.services import RemiseImpossible
from seuil.demandes.acces import visibles_par
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.journal.models import Motif
from seuil.patrimoine.forms import ActeForm
from seuil.radiations import acces, services
from seuil.radiations.etats import OUVERTES, Etat
from seuil.radiations.forms import InterrogationForm, ReponseRecueForm
from seuil.radiations.gestion.suivi import ou_en_est
from seuil.radiations.models import Interrogation
from seuil.radiations.requetes import ouverte_de, verdict_de_radiation
from seuil.regles.radiation import juger_l_avertissement
from seuil.socle.design.mesures import date_longue
from seuil.socle.droits import exiger


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def interroger(request: Requete, numero: str) -> HttpResponse:
    """Write to the household what it is asked; the letter that waits already is shown instead."""
    demande = demande_lue(request, numero, Motif.DOSSIER, droit=acces.peut_interroger)
    if (ouverte := ouverte_de(demande)) is not None:
        return redirect("gestion:courrier_sans_reponse", ouverte.pk)
    form = InterrogationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refus_dits(form, services.InterrogationRefusee):
            neuve = services.interroger(demande, **form.cleaned_data, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"La lettre part. Réponse attendue jusqu’au {date_longue(neuve.repondre_avant)}.")
            return redirect("gestion:courrier_sans_reponse", neuve.pk)
    contexte = {"demande": demande, "form": form}
    return render(request, "radiations/gestion/interroger.html", contexte, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def courrier_sans_reponse(request: Requete, pk: int) -> HttpResponse:
    """Everything of one letter, and the gesture that its state allows."""
    visibles = Interrogation.objects.filter(demande__in=visibles_par(request.agent))
    lue = get_object_or_404(visibles.select_related("demande", "organisme", "lettre", "avertissement"), pk=pk)
    exiger(acces.peut_suivre(request.agent, lue))
    noter_lecture(request, Motif.RADIATION, [lue.demande.numero_unique])
    geste = request.POST.get("geste", "") if request.method == "POST" else ""
    formulaires: dict[str, Any] = {
        "remise": RemiseForm(request.POST if geste == "remise" else None, le=request.aujourdhui),
        "reponse": ReponseRecueForm(request.POST if geste == "reponse" else None),
        "avertir": ActeForm(request.POST if geste == "avertir" else None),
        "radier": ActeForm(request.POST if geste == "radier" else None),
    }
    form = formulaires.get(geste)
    if form is not None and form.is_valid():
        with refus_dits(form, services.InterrogationRefusee, RemiseImpossible):
            messages.success(request, GESTES[geste](request, lue, form))
            return redirect("gestion:courriers_sans_reponse")
    return _montrer(request, lue, formulaires, form)


def _montrer(
    request: Requete, lue: Interrogation, formulaires: dict[str, Any], fautif: forms.Form | None
) -> HttpResponse:
    le = request.aujourdhui
    contexte = {
        "lue": lue,
        "ou": ou_en_est(lue, le),
        "ouverte": lue.etat in OUVERTES,
        "attendue": lue.etat == Etat.ATTENDUE,
        "fautif": fautif if fautif is not None and fautif.errors else None,
        "a_avertir": juger_l_avertissement(lue.repondre_avant, le=le),
        "verdict": verdict_de_radiation(lue, le),
        "essais": remises(lue.avertissement) if lue.avertissement else [],
        **formulaires,
    }
    statut = 422 if contexte["fautif"] or request.method == "POST" else 200
    return render(request, "radiations/gestion/courrier.html", contexte, status=statut)


def _avertir(request: Requete, lue: Interrogation, form: Any) -> str:
    services.avertir(lue, par=request.agent, le=request.aujourdhui)
    return "L’avertissement s’écrit. Envoyez-le contre preuve, puis notez sa remise."


def _noter(request: Requete, lue: Interrogation, form: Any) -> str:
    dit = {"remise_le": form.cleaned_data["remise_le"], "note": form.cleaned_data["note"]}
    services.noter_l_avertissement(lue, form.devenir, **dit, par=request.agent, le=request.aujourdhui)
    return "La remise est notée."


def _lever(request: Requete, lue: Interrogation, form: Any) -> str:
    services.lever(lue, reponse=form.reponse, par=request.agent, le=request.aujourdhui)
    return "La réponse est notée : la demande reste active, plus rien n’est attendu."


def _radier(request: Requete, lue: Interrogation, form: Any) -> str:
    services.radier(lue, par=request.agent, le=request.aujourdhui)
    return f"La demande {lue.demande.numero_unique} est radiée. Le foyer reçoit une lettre et peut contester."


GESTES: dict[str, Callable[[Requete, Interrogation, Any], str]] = {
    "avertir": _avertir,
    "remise": _noter,
    "reponse": _lever,
    "radier": _radier,
}
