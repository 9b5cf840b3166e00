"""One offer: what became of its letter, what its household answered, each on its own day."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.baux import acces, services
from seuil.baux.forms import ReponseForm, vue_de
from seuil.baux.gestion.lignes import remise_dite
from seuil.baux.gestion.page import offre_de
from seuil.baux.gestion.suites import suite
from seuil.baux.models import Offre, Sens, Voie
from seuil.courriers.forms import RemiseForm
from seuil.courriers.requetes import remises
from seuil.courriers.services import RemiseImpossible
from seuil.journal.models import Motif
from seuil.socle.design.mesures import date_longue
from seuil.socle.droits import exiger


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def repondre(request: Requete, pk: int) -> HttpResponse:
    """Record an answer given by any way, also one that came in time and is typed late."""
    offre = offre_de(request, pk)
    exiger(acces.peut_repondre(request.agent, offre))
    envoye = request.POST if request.method == "POST" else None
    form = ReponseForm(envoye, offre=offre, le=request.aujourdhui)
    if form.is_valid():
        with refus_dits(form, services.ReponseTardive):
            _enregistrer(request, offre, form.cleaned_data)
            return redirect("gestion:attributions", offre.vacance_id)
    return _montrer(request, offre, form, "baux/gestion/repondre.html")


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def remettre(request: Requete, pk: int) -> HttpResponse:
    """Note that the letter reached its reader, or did not."""
    offre = offre_de(request, pk)
    exiger(acces.peut_offrir(request.agent, offre.vacance))
    form = RemiseForm(request.POST if request.method == "POST" else None, le=request.aujourdhui)
    if form.is_valid():
        with refus_dits(form, RemiseImpossible):
            dit = form.cleaned_data
            remise = services.noter_la_remise(
                offre,
                form.devenir,
                remise_le=dit["remise_le"],
                note=dit["note"],
                par=request.agent,
                le=request.aujourdhui,
            )
            messages.success(request, f"Noté : {remise}. Réponse jusqu’au {date_longue(offre.repondre_avant)} inclus.")
            return redirect("gestion:attributions", offre.vacance_id)
    return _montrer(request, offre, form, "baux/gestion/remettre.html")


def _enregistrer(request: Requete, offre: Offre, dit: dict[str, Any]) -> None:
    dite = services.Dite(
        sens=Sens(dit["reponse"]),
        recue_le=dit["recue_le"],
        voie=Voie(dit["voie"]),
        motif=dit["motif"],
        note=dit["note"],
    )
    faite = services.noter_la_reponse(offre, dite, par=request.agent, le=request.aujourdhui)
    if faite.reserve:
        messages.warning(request, faite.reserve)
    elif dite.sens == Sens.ACCEPTE:
        messages.success(request, f"{offre.demande.titulaire} accepte. Le bail peut être signé.")
    else:
        messages.success(request, f"Refus enregistré. {suite(offre.vacance_id, faite.suivante)}")


def _montrer(request: Requete, offre: Offre, form: ReponseForm | RemiseForm, gabarit: str) -> HttpResponse:
    noter_lecture(request, Motif.OFFRE, [offre.demande.numero_unique])
    offre.refresh_from_db()
    contexte = {
        "offre": offre,
        "logement": offre.vacance.logement,
        "form": form,
        "vue": vue_de(offre),
        "remise": remise_dite(offre.courrier),
        "essais": remises(offre.courrier),
        "reponses_recues": offre.reponses_recues.all(),
    }
    return render(request, gabarit, contexte, status=422 if form.errors else 200)
