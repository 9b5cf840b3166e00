"""The pairs of living demands that look alike, side by side, and what a desk decides: two people, or one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.demandes import acces, services
from seuil.demandes.forms.doublon import ReunionForm, SeparationForm
from seuil.demandes.gestion.semblables import raisons_dites
from seuil.demandes.gestion.trancher import file_d_attente, montrer_les_deux
from seuil.demandes.models import Demande, Ressemblance
from seuil.demandes.services import AttributionEnCours
from seuil.journal.models import Motif
from seuil.socle.droits import exiger

LIEUX = ("premiere__guichet", "premiere__commune", "seconde__guichet", "seconde__commune")
PERSONNES = ("premiere__personnes", "seconde__personnes")
NOMS = ("La plus ancienne au registre", "L’autre demande")


@require_safe
@agent_requis
def ressemblances(request: Requete) -> HttpResponse:
    """The pairs that this desk may decide, the most alike first."""
    exiger(acces.peut_enregistrer(request.agent))
    toutes: Any = acces.ressemblances_a_trancher(request.agent).order_by("-poids", "pk")
    dites = ("paire de demandes", "paires de demandes")
    contexte = file_d_attente(request, toutes.prefetch_related(*PERSONNES), _numeros, dites=dites)
    contexte["lignes"] = [{"paire": lue, "raisons": raisons_dites(lue.raisons)} for lue in contexte["page"]]
    return render(request, "demandes/gestion/ressemblances.html", contexte)


@require_safe
@agent_requis
def ressemblance(request: Requete, pk: int) -> HttpResponse:
    """The two demands side by side, then the two answers."""
    paire = _paire(request, pk)
    return _montrer(request, paire, SeparationForm(), _reunion(paire))


@require_POST
@agent_requis
def separer(request: Requete, pk: int) -> HttpResponse:
    """Two people: both demands live, the pair is not shown again."""
    paire = _paire(request, pk)
    form = SeparationForm(request.POST)
    if form.is_valid():
        with refus_dits(form):
            services.separer(paire, motif=form.cleaned_data["motif"], par=request.agent, le=request.aujourdhui)
    if form.errors:
        return _montrer(request, paire, form, _reunion(paire))
    messages.success(request, "Ce sont deux personnes : ces demandes ne seront plus rapprochées.")
    return redirect("gestion:ressemblances")


@require_POST
@agent_requis
def reunir(request: Requete, pk: int) -> HttpResponse:
    """One person, met, identified, who agrees: one demand stays, with the earlier reception date."""
    paire = _paire(request, pk)
    form = ReunionForm(request.POST, gardees=_deux(paire))
    if form.is_valid():
        lu = form.cleaned_data
        with refus_dits(form, AttributionEnCours):
            services.reunir(
                paire,
                gardee=lu["a"],
                rencontre=lu["rencontre"],
                accord=lu["accord"],
                precision=lu["precision"],
                par=request.agent,
                le=request.aujourdhui,
            )
    if form.errors:
        return _montrer(request, paire, SeparationForm(), form)
    messages.success(request, f"Les deux demandes sont réunies : la {form.cleaned_data['a'].numero_unique} reste.")
    return redirect("gestion:ressemblances")


def _montrer(request: Requete, paire: Ressemblance, separation: forms.Form, reunion: forms.Form) -> HttpResponse:
    return montrer_les_deux(
        request,
        "demandes/gestion/ressemblance.html",
        _deux(paire),
        NOMS,
        deux=separation,
        une=reunion,
        paire=paire,
        raisons=raisons_dites(paire.raisons),
    )


def _reunion(paire: Ressemblance) -> ReunionForm:
    ancienne = min(_deux(paire), key=lambda demande: demande.recue_le)
    return ReunionForm(gardees=_deux(paire), initial={"a": str(ancienne.pk)})


def _deux(paire: Ressemblance) -> list[Demande]:
    return [paire.premiere, paire.seconde]


def _numeros(paire: Ressemblance) -> list[str]:
    return [demande.numero_unique for demande in _deux(paire)]


def _paire(request: Requete, pk: int) -> Ressemblance:
    """Return a pair this desk may decide, both openings written."""
    siennes: Any = acces.ressemblances_a_trancher(request.agent)
    paire: Ressemblance = get_object_or_404(siennes.prefetch_related(*PERSONNES, *LIEUX), pk=pk)
    noter_lecture(request, Motif.DOSSIER, _numeros(paire))
    return paire
