"""A text: what the public reads, what waits beside it, what it said before; put on line, set aside, take off."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.informations import acces, services
from seuil.informations.etats import Etat
from seuil.informations.gestion.fiches import etats, fiche_de_texte
from seuil.informations.models import FRANCAIS, Redaction, Texte
from seuil.informations.requetes import redactions_de
from seuil.territoires.requetes import delais_de


@require_safe
@agent_requis
def texte(request: Requete, pk: int) -> HttpResponse:
    """Each language on line, each wording that waits beside what it would replace, the former ones."""
    return _montrer(request, get_object_or_404(acces.textes_visibles(request.agent), pk=pk), forms.Form())


@require_POST
@agent_requis
def publier_la_redaction(request: Requete, pk: int) -> HttpResponse:
    """The public reads it at once."""
    redaction, form = _redaction(request, pk), forms.Form(request.POST)
    with refus_dits(form):
        services.publier(redaction, par=request.agent, le=request.aujourdhui)
    return _suite(request, redaction, form, "Ce texte est en ligne.")


@require_POST
@agent_requis
def ecarter_la_redaction(request: Requete, pk: int) -> HttpResponse:
    """It stays readable, among the former ones."""
    redaction, form = _redaction(request, pk), forms.Form(request.POST)
    with refus_dits(form):
        services.ecarter(redaction, par=request.agent, le=request.aujourdhui)
    return _suite(request, redaction, form, "La proposition est écartée. Elle reste lisible ici.")


@require_POST
@agent_requis
def retirer_la_redaction(request: Requete, pk: int) -> HttpResponse:
    """The page of the public no longer has it."""
    redaction, form = _redaction(request, pk), forms.Form(request.POST)
    with refus_dits(form):
        services.retirer(redaction, par=request.agent, le=request.aujourdhui)
    return _suite(request, redaction, form, "Ce texte n’est plus en ligne. Il reste lisible ici.")


def _redaction(request: Requete, pk: int) -> Redaction:
    return get_object_or_404(acces.redactions_visibles(request.agent), pk=pk)


def _suite(request: Requete, redaction: Redaction, form: forms.Form, fait: str) -> HttpResponse:
    if form.errors:
        return _montrer(request, redaction.texte, form)
    messages.success(request, fait)
    return redirect("gestion:texte", redaction.texte_id)


def _montrer(request: Requete, lu: Texte, form: forms.Form) -> HttpResponse:
    redactions = redactions_de(lu)
    en_ligne = {une.langue: une for une in redactions if une.etat == Etat.EN_LIGNE}
    regles = delais_de(redactions[0].texte.territoire, request.aujourdhui)

    def fiches(etats_voulus: set[str]) -> list[dict[str, Any]]:
        voulues = [une for une in redactions if une.etat in etats_voulus]
        return [
            fiche_de_texte(
                une, request.agent, regles, face_a=en_ligne.get(une.langue) if une.etat == Etat.PROPOSEE else None
            )
            for une in sorted(voulues, key=lambda une: une.langue != FRANCAIS)
        ]

    contexte = {
        "lu": lu,
        "form": form,
        "titre": (en_ligne.get(FRANCAIS) or redactions[-1]).titre,
        "etats": etats(redactions),
        "en_ligne": fiches({Etat.EN_LIGNE}),
        "attendent": fiches({Etat.PROPOSEE}),
        "passees": fiches({Etat.REMPLACEE, Etat.ECARTEE, Etat.RETIREE})[::-1],
    }
    return render(request, "informations/gestion/texte.html", contexte, status=422 if form.errors else 200)
