"""What households say against a removal: the list with its last days, then one with what proves its notice."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.demandes import services as demandes
from seuil.demandes.acces import visibles_par
from seuil.demandes.etats import MotifRadiation
from seuil.journal.models import Motif
from seuil.radiations import acces, services
from seuil.radiations.etats import Etat, EtatContestation
from seuil.radiations.forms import DecisionForm
from seuil.radiations.models import Contestation, Interrogation
from seuil.radiations.requetes import a_repondre, remise_le
from seuil.renouvellements.requetes import avis_parti_le
from seuil.socle.design.mesures import date_longue
from seuil.socle.droits import exiger

SANS_PREUVE = "Rien ne prouve que le foyer était prévenu."


@require_safe
@agent_requis
def contestations(request: Requete) -> HttpResponse:
    """The contests that wait for an answer, the first last day first."""
    exiger(acces.peut_repondre_aux_contestations(request.agent))
    attendues = list(a_repondre(request.agent))
    noter_lecture(request, Motif.LISTE, [dite.demande.numero_unique for dite in attendues])
    lignes = [(dite, preuve(dite)) for dite in attendues]
    return render(request, "radiations/gestion/contestations.html", {"lignes": lignes, "le": request.aujourdhui})


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def contestation(request: Requete, pk: int) -> HttpResponse:
    """Why it left, what proves its notice, what the household says; then put it back, or say why not."""
    exiger(acces.peut_repondre_aux_contestations(request.agent))
    visibles = Contestation.objects.filter(demande__in=visibles_par(request.agent)).select_related("demande")
    lue = get_object_or_404(visibles, pk=pk)
    noter_lecture(request, Motif.RADIATION, [lue.demande.numero_unique])
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refus_dits(form, demandes.ReintegrationRefusee):
            messages.success(request, _repondre(request, lue, **form.cleaned_data))
            return redirect("gestion:contestations")
    contexte: dict[str, Any] = {
        "lue": lue,
        "form": form,
        "preuve": preuve(lue),
        "attend": lue.etat == EtatContestation.A_REPONDRE,
    }
    return render(request, "radiations/gestion/contestation.html", contexte, status=422 if form.errors else 200)


def preuve(contestation: Contestation) -> str:
    """Say what proves that the household was told before its removal, in the words of its motive."""
    demande = contestation.demande
    if demande.motif_radiation == MotifRadiation.RENOUVELLEMENT:
        parti_le = avis_parti_le(demande)
        return f"Avis de renouvellement parti le {date_longue(parti_le)}." if parti_le else SANS_PREUVE
    if demande.motif_radiation == MotifRadiation.CONTACT:
        derniere = Interrogation.objects.filter(demande=demande, etat=Etat.RADIEE).order_by("pk").last()
        remis_le = remise_le(derniere) if derniere else None
        return f"Avertissement remis le {date_longue(remis_le)}." if remis_le else SANS_PREUVE
    if demande.motif_radiation == MotifRadiation.IRRECEVABILITE:
        return "Avertissement de la commission : voyez les lettres du dossier."
    return "Renonciation écrite : voyez le journal du dossier." if demande.motif_radiation else ""


def _repondre(request: Requete, lue: Contestation, *, decision: str, motif: str) -> str:
    par, le = request.agent, request.aujourdhui
    if decision == "accepter":
        services.accepter_la_contestation(lue, motif=motif, par=par, le=le)
        return "La demande est de nouveau active, avec son ancienneté. Le foyer est prévenu."
    services.refuser_la_contestation(lue, motif=motif, par=par, le=le)
    return "La radiation est gardée. Le foyer reçoit votre réponse."
