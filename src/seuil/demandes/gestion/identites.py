"""Names and births that change, each read by a second person beside the paper: confirmed or refused."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.demandes import acces, services
from seuil.demandes.forms.identite_relue import ConfirmationForm, RefusForm
from seuil.demandes.gestion.trancher import file_d_attente
from seuil.demandes.models import IdentiteARelire
from seuil.demandes.requetes.identites import dire, relecture
from seuil.demandes.services import FoyerImpossible, RelectureImpossible
from seuil.journal.models import Motif
from seuil.socle.droits import exiger


@require_safe
@agent_requis
def identites(request: Requete) -> HttpResponse:
    """What this desk may read a second time, the oldest first."""
    exiger(acces.peut_enregistrer(request.agent))
    toutes: Any = acces.identites_a_relire(request.agent).order_by("demandee_le", "pk")
    lues = toutes.select_related("demande", "personne", "demandee_par__organisme")
    contexte = file_d_attente(
        request, lues, lambda lue: (lue.demande.numero_unique,), dites=("identité à relire", "identités à relire")
    )
    contexte["lignes"] = [{"demande": lue.demande, "dite": dire(lue)} for lue in contexte["page"]]
    return render(request, "demandes/gestion/identites.html", contexte)


@require_safe
@agent_requis
def identite(request: Requete, pk: int) -> HttpResponse:
    """What it was, what it becomes, the paper, then the two answers."""
    return _montrer(request, _attendue(request, pk), ConfirmationForm(), RefusForm())


@require_POST
@agent_requis
def confirmer_identite(request: Requete, pk: int) -> HttpResponse:
    """The paper says it: written at once."""
    attendue = _attendue(request, pk)
    form = ConfirmationForm(request.POST)
    if form.is_valid():
        with refus_dits(form, RelectureImpossible, FoyerImpossible):
            services.confirmer_l_identite(attendue, par=request.agent, le=request.aujourdhui)
    if form.errors:
        return _montrer(request, attendue, form, RefusForm())
    messages.success(request, "Le changement est enregistré. La demande revient sur ses listes.")
    return redirect("gestion:demande", attendue.demande.numero_unique)


@require_POST
@agent_requis
def refuser_identite(request: Requete, pk: int) -> HttpResponse:
    """The paper does not say it: the demand keeps its former answer."""
    attendue = _attendue(request, pk)
    form = RefusForm(request.POST)
    if form.is_valid():
        with refus_dits(form):
            services.refuser_l_identite(
                attendue, motif=form.cleaned_data["motif"], par=request.agent, le=request.aujourdhui
            )
    if form.errors:
        return _montrer(request, attendue, ConfirmationForm(), form)
    messages.success(request, "Le changement est refusé. Le foyer lit votre motif.")
    return redirect("gestion:demande", attendue.demande.numero_unique)


def _montrer(
    request: Requete, attendue: IdentiteARelire, confirmation: ConfirmationForm, refus: RefusForm
) -> HttpResponse:
    verdict = relecture(attendue, request.agent, request.aujourdhui)
    contexte = {
        "demande": attendue.demande,
        "dite": dire(attendue),
        "reserve": "" if verdict.est_oui else verdict.motif,
        "a_une_piece": attendue.demande.piece_identite_id is not None,
        "confirmation": confirmation,
        "refus": refus,
        "faute": confirmation if confirmation.errors else refus,
    }
    statut = 422 if contexte["faute"].errors else 200  # type: ignore[attr-defined]
    return render(request, "demandes/gestion/identite.html", contexte, status=statut)


def _attendue(request: Requete, pk: int) -> IdentiteARelire:
    """Return a change that this desk may read, the opening written."""
    siennes: Any = acces.identites_a_relire(request.agent)
    attendue: IdentiteARelire = get_object_or_404(
        siennes.select_related("demande", "personne", "demandee_par__organisme"), pk=pk
    )
    noter_lecture(request, Motif.DOSSIER, [attendue.demande.numero_unique])
    return attendue
