"""The households that ask to be erased: the last day of each answer, then the answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.effacements import acces, services
from seuil.effacements.forms import ACCEPTER, ReponseForm
from seuil.effacements.models import Sollicitation
from seuil.effacements.requetes import a_effacer_le, a_repondre
from seuil.journal.models import Motif
from seuil.socle.droits import exiger


@require_safe
@agent_requis
def effacements(request: Requete) -> HttpResponse:
    """The requests that wait, the nearest last day first."""
    exiger(acces.peut_suivre_les_droits(request.agent))
    attendues = list(a_repondre(request.agent))
    noter_lecture(request, Motif.LISTE, [attendue.demande.numero_unique for attendue in attendues])
    return render(request, "effacements/gestion/effacements.html", {"attendues": attendues})


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def repondre(request: Requete, pk: int) -> HttpResponse:
    """Show what is asked and until when, then answer."""
    exiger(acces.peut_suivre_les_droits(request.agent))
    attendue = get_object_or_404(a_repondre(request.agent), pk=pk)
    noter_lecture(request, Motif.RADIATION, [attendue.demande.numero_unique])
    form = ReponseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refus_dits(form, services.SollicitationImpossible):
            _repondre(request, attendue, form)
            return redirect("gestion:effacements")
    contexte = {
        "attendue": attendue,
        "demande": attendue.demande,
        "effacee_le": a_effacer_le(attendue.demande, request.aujourdhui),
        "form": form,
    }
    return render(request, "effacements/gestion/repondre.html", contexte, status=422 if form.errors else 200)


def _repondre(request: Requete, attendue: Sollicitation, form: ReponseForm) -> None:
    par, le = request.agent, request.aujourdhui
    if form.cleaned_data["reponse"] == ACCEPTER:
        services.accepter(attendue, par=par, le=le)
        messages.success(request, "C’est effacé. Il ne reste que les actes, leurs dates et un jeton.")
        return
    services.refuser(attendue, raison=form.cleaned_data["raison"], par=par, le=le)
    messages.success(request, "Le foyer est prévenu de votre refus et de sa raison.")
