"""The ranked attributions of a dwelling: offer it, record an answer, note a silence."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.baux import acces, services
from seuil.baux.etats import Etat
from seuil.baux.forms import ReponseForm, vue_de
from seuil.baux.gestion.offres import PORTES
from seuil.baux.models import Bail, Offre
from seuil.baux.requetes import prochaine_attribution
from seuil.commissions.models import Decision
from seuil.commissions.requetes import attributions as attributions_de
from seuil.journal.models import Motif
from seuil.patrimoine.acces import visibles_par
from seuil.patrimoine.forms import ActeForm
from seuil.patrimoine.models import Vacance
from seuil.socle.droits import exiger


@require_safe
@agent_requis
def attributions(request: Requete, pk: int) -> HttpResponse:
    """Each rank and where its offer stands."""
    return _montrer(request, _vacance(request, pk), ActeForm(), ReponseForm())


@require_POST
@agent_requis
def offrir(request: Requete, pk: int) -> HttpResponse:
    """Send the offer to the next rank."""
    vacance, form = _vacance(request, pk), ActeForm(request.POST)
    with refus_dits(form, services.AucunCandidat):
        offre = services.offrir(vacance, par=request.agent, le=request.aujourdhui)
        messages.success(
            request, f"Offre envoyée à {offre.demande.titulaire}, réponse avant le {offre.repondre_avant:%d/%m/%Y}."
        )
    return _montrer(request, vacance, form, ReponseForm()) if form.errors else redirect("gestion:attributions", pk)


@require_POST
@agent_requis
def repondre(request: Requete, pk: int) -> HttpResponse:
    """Record an answer given on paper or by phone."""
    offre = _offre(request, pk)
    form = ReponseForm(request.POST, offre=offre)
    if form.is_valid():
        with refus_dits(form):
            messages.success(request, _enregistrer(request, offre, form))
    if form.errors:
        return _montrer(request, _vacance(request, offre.vacance_id), ActeForm(), form)
    return redirect("gestion:attributions", offre.vacance_id)


@require_POST
@agent_requis
def constater(request: Requete, pk: int) -> HttpResponse:
    """Note that nobody answered in time: the next rank receives the offer."""
    offre, form = _offre(request, pk), ActeForm(request.POST)
    exiger(acces.peut_offrir(request.agent, offre.vacance))
    with refus_dits(form, ValueError):
        suivante = services.constater_silence(offre, par=request.agent, le=request.aujourdhui)
        messages.success(request, f"Silence constaté, ce qui vaut refus. {_suite(suivante)}")
    if form.errors:
        return _montrer(request, _vacance(request, offre.vacance_id), form, ReponseForm())
    return redirect("gestion:attributions", offre.vacance_id)


def _enregistrer(request: Requete, offre: Offre, form: ReponseForm) -> str:
    motif = form.cleaned_data["motif"]
    if form.cleaned_data["reponse"] == "accepte":
        services.accepter(offre, par=request.agent, le=request.aujourdhui)
        return f"{offre.demande.titulaire} accepte. Le bail peut être signé."
    suivante = services.refuser(offre, motif=motif, par=request.agent, le=request.aujourdhui)
    return f"Refus enregistré. {_suite(suivante)}"


def _suite(suivante: Offre | None) -> str:
    if suivante is None:
        return "Plus personne n’est classé : le logement revient à son réservataire."
    return f"L’offre part à {suivante.demande.titulaire}, au rang {suivante.decision.rang or 1}."


def _montrer(request: Requete, vacance: Vacance, acte: ActeForm, form: ReponseForm) -> HttpResponse:
    offres = {
        offre.decision_id: offre
        for offre in acces.visibles_par(request.agent).filter(vacance=vacance).select_related("courrier")
    }
    attendue = next((offre for offre in offres.values() if offre.etat == Etat.ENVOYEE), None)
    acceptee = next((offre for offre in offres.values() if offre.etat == Etat.ACCEPTEE), None)
    prochaine = None if attendue or acceptee else prochaine_attribution(vacance)
    decisions = list(attributions_de(vacance))
    montrees = [decision.candidature.demande.numero_unique for decision in decisions]
    noter_lecture(request, Motif.OFFRE, montrees)
    contexte = {
        "vacance": vacance,
        "acte": acte,
        "form": form,
        "attendue": attendue,
        "acceptee": acceptee,
        "vue": vue_de(attendue) if attendue else "",
        "lignes": [_ligne(decision, offres.get(decision.pk)) for decision in decisions],
        "prochaine": prochaine if vacance.etat == "attribuee" else None,
        "peut_offrir": acces.peut_offrir(request.agent, vacance).est_oui,
        "en_retard": attendue is not None and attendue.repondre_avant < request.aujourdhui,
        "bail": Bail.objects.filter(offre__vacance=vacance).select_related("courrier", "demande").first(),
    }
    refuse = bool(acte.errors or form.errors)
    return render(request, "baux/gestion/attributions.html", contexte, status=422 if refuse else 200)


def _ligne(decision: Decision, offre: Offre | None) -> dict[str, Any]:
    return {
        "demande": decision.candidature.demande,
        "nom": str(decision.candidature.demande.titulaire),
        "decision": decision,
        "offre": offre,
        "etat": offre.get_etat_display() if offre else "À venir",
        "porte": PORTES[Etat(offre.etat)] if offre else "neutre",
    }


def _vacance(request: Requete, pk: int) -> Vacance:
    siennes = visibles_par(request.agent).filter(logement__programme__bailleur=request.agent.organisme)
    return get_object_or_404(siennes, pk=pk)


def _offre(request: Requete, pk: int) -> Offre:
    return get_object_or_404(acces.visibles_par(request.agent), pk=pk)
