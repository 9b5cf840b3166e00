"""Register at a desk: the household's own questions, a chapter a page, with what only a desk knows."""

import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.acteurs.models import Guichet
from seuil.courriers.models import Courrier
from seuil.declarations import parcours
from seuil.declarations.forms import EnvoiForm
from seuil.declarations.forms.reception import ReceptionForm
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.gestion.brouillons import commences
from seuil.declarations.models import Brouillon, BrouillonIllisible
from seuil.declarations.requetes import brouillon_de
from seuil.declarations.services import deposer, ouvrir_au_guichet
from seuil.demandes import acces
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.gestion.semblables import semblables_visibles
from seuil.demandes.models import Demande
from seuil.demandes.requetes import attestation_de, remise
from seuil.demandes.services import DoublonTrouve
from seuil.journal.models import Motif
from seuil.socle.droits import exiger
from seuil.socle.scelles import avec_cle, cle_de

CLE_BROUILLON = "brouillon_guichet"
PORTE = parcours.PorteDesFeuillets(
    "declarations/gestion/envoi.html", "gestion:saisir", "", "gestion:enregistrer", est_agent=True
)
PAS = 0.05


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
@avec_cle
def commencer(request: Requete) -> HttpResponse:
    """What the desk may do, and what it began; POST opens a draft or takes one up. A code to hand over comes first."""
    verdict = acces.peut_enregistrer(request.agent)
    brouillon = _brouillon(request)
    if brouillon is not None and brouillon.demande is not None:
        return _vers(brouillon.demande)
    form = ReceptionForm(request.POST or None, le=request.aujourdhui)
    siens = commences(request.agent, request.aujourdhui) if verdict.est_oui else []
    if request.method == "POST":
        exiger(verdict)
        if repris := next(
            (un.brouillon for un in siens if str(un.brouillon.pk) == request.POST.get("reprendre")), None
        ):
            return _remplir(request, repris)
        if not request.POST or form.is_valid():
            recue_le = form.cleaned_data["recue_le"] if request.POST else None
            return _remplir(request, ouvrir_au_guichet(recue_le=recue_le, par=request.agent, le=request.aujourdhui))
    contexte = {"verdict": verdict, "guichet": request.agent.guichet, "commences": siens, "form": form}
    return render(request, "declarations/gestion/commencer.html", contexte, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
@avec_cle
def saisir(request: Requete, chapitre: str) -> HttpResponse:
    """One chapter of the form."""
    exiger(acces.peut_enregistrer(request.agent))
    brouillon = _brouillon(request)
    if brouillon is None:
        return redirect("gestion:guichet")
    if brouillon.demande is not None:
        return _vers(brouillon.demande)
    try:
        return parcours.feuillet(request, brouillon, chapitre, PORTE)
    except Brouillon.DoesNotExist as absence:
        return _sans_brouillon(request, absence)


@require_POST
@agent_requis
@avec_cle
def enregistrer(request: Requete) -> HttpResponse:
    """Register the demand once; a double is shown, then refused or justified."""
    exiger(acces.peut_enregistrer(request.agent))
    brouillon = _brouillon(request)
    if brouillon is None:
        return redirect("gestion:guichet")
    if brouillon.demande is not None:
        return _vers(brouillon.demande)

    def inscrire(dossier: Any) -> HttpResponse:
        try:
            return _vers(deposer(brouillon, dossier, cle=cle_de(request), par=request.agent, le=request.aujourdhui))
        except DoublonTrouve as doublon:
            return _montrer_le_doublon(request, doublon)

    guichet = get_object_or_404(Guichet, pk=request.agent.guichet_id)
    try:
        return parcours.envoyer(request, brouillon, guichet, PORTE, inscrire)
    except Brouillon.DoesNotExist as absence:
        return _sans_brouillon(request, absence)


@require_safe
@agent_requis
@avec_cle
def enregistree(request: Requete, numero: str) -> HttpResponse:
    """What to hand over: the number, the attestation or a receipt and, until it is handed over, the access code."""
    demande = _du_guichet(request, numero)
    attendue = remise(demande, cle=cle_de(request))
    contexte = attendue | {
        "demande": demande,
        "attestation": _attendre(demande) if attendue["code"] else attestation_de(demande),
        "est_visible": acces.visibles_par(request.agent).filter(pk=demande.pk).exists(),
    }
    return render(request, "declarations/gestion/enregistree.html", contexte)


@require_safe
@agent_requis
def recepisse(request: Requete, numero: str) -> HttpResponse:
    """A page to print while the attestation is being written: what is registered, when, by whom."""
    demande = _du_guichet(request, numero)
    contexte = {"demande": demande, "attestation": attestation_de(demande)}
    return render(request, "declarations/gestion/recepisse.html", contexte)


def _attendre(demande: Demande) -> Courrier | None:
    """Return the attestation, waiting a little for the worker to write it."""
    limite = time.monotonic() + settings.ATTENTE_ATTESTATION
    while (ecrite := attestation_de(demande)) is None and time.monotonic() < limite:
        time.sleep(PAS)
    return ecrite


def _du_guichet(request: Requete, numero: str) -> Demande:
    siennes = Demande.objects.filter(guichet=request.agent.guichet).select_related("guichet")
    return demande_lue(request, numero, Motif.GUICHET, lisibles=siennes.prefetch_related("personnes"))


def _vers(demande: Demande) -> HttpResponse:
    return redirect("gestion:enregistree", demande.numero_unique)


def _montrer_le_doublon(request: Requete, doublon: DoublonTrouve) -> HttpResponse:
    form = EnvoiForm(request.POST, le=request.aujourdhui, deja_recue=True, agent=True, doublon=True)
    form.is_valid()
    if "motif_doublon" in request.POST:
        form.add_error("motif_doublon", "Écrivez pourquoi une deuxième demande est nécessaire.")
    proches = semblables_visibles(request.agent, doublon.ressemblantes)
    vus = [existante.numero_unique for existante in doublon.existantes]
    noter_lecture(request, Motif.DOUBLON, [*vus, *proches.numeros])
    visibles = acces.visibles_par(request.agent).filter(pk__in=[existante.pk for existante in doublon.existantes])
    contexte = {
        "form": form,
        "existantes": doublon.existantes,
        "visibles": {demande.pk for demande in visibles},
        "semblables": proches,
    }
    return render(request, "declarations/gestion/doublon.html", contexte, status=409)


def _brouillon(request: Requete) -> Brouillon | None:
    """Return the draft that this browser fills, if it is of the agent's desk."""
    brouillon = brouillon_de(request.session.get(CLE_BROUILLON))
    return brouillon if brouillon and brouillon.guichet_id == request.agent.guichet_id else None


def _remplir(request: Requete, brouillon: Brouillon) -> HttpResponse:
    try:
        adresse = PORTE.adresse(Saisie(brouillon.reponses, le=request.aujourdhui).manquante)
    except BrouillonIllisible as absence:
        return _sans_brouillon(request, absence)
    request.session[CLE_BROUILLON] = str(brouillon.pk)
    return redirect(adresse)


def _sans_brouillon(request: Requete, absence: Brouillon.DoesNotExist) -> HttpResponse:
    if isinstance(absence, BrouillonIllisible):
        messages.error(
            request, "Les réponses de cette saisie ne s’ouvrent plus. Recommencez-la depuis le formulaire papier."
        )
    return redirect("gestion:guichet")
