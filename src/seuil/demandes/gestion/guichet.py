"""Register at a desk: the household's own form, with what only a desk knows."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.acteurs.models import Guichet
from seuil.courriers.models import Courrier, Gabarit
from seuil.demandes import acces, parcours
from seuil.demandes.forms import EnvoiForm
from seuil.demandes.forms.saisie import ETAPES
from seuil.demandes.gestion.lecture import demande_lue
from seuil.demandes.models import Brouillon, Demande
from seuil.demandes.services import DoublonTrouve
from seuil.demandes.services import enregistrer as inscrire_au_registre
from seuil.journal.models import Motif
from seuil.socle.droits import exiger

CLE_BROUILLON = "brouillon_guichet"
CLE_REMISE = "remise_guichet"
PORTE = parcours.Porte("demandes/gestion/etape.html", "gestion:saisir", "gestion:enregistrer", est_agent=True)


@require_http_methods(["GET", "POST"])
@agent_requis
def commencer(request: Requete) -> HttpResponse:
    """What the desk may do; POST opens a draft."""
    verdict = acces.peut_enregistrer(request.agent)
    if request.method == "POST":
        exiger(verdict)
        brouillon = Brouillon.objects.create()
        request.session[CLE_BROUILLON] = str(brouillon.pk)
        return redirect("gestion:saisir", ETAPES[0])
    contexte = {"verdict": verdict, "guichet": request.agent.guichet, "brouillon": _brouillon(request)}
    return render(request, "demandes/gestion/commencer.html", contexte)


@require_http_methods(["GET", "POST"])
@agent_requis
def saisir(request: Requete, etape: str) -> HttpResponse:
    """One step of the form."""
    exiger(acces.peut_enregistrer(request.agent))
    brouillon = _brouillon(request)
    if brouillon is None:
        return redirect("gestion:guichet")
    return parcours.etape(request, brouillon, etape, PORTE)


@require_POST
@agent_requis
def enregistrer(request: Requete) -> HttpResponse:
    """Register the demand; a double is shown, then refused or justified."""
    exiger(acces.peut_enregistrer(request.agent))
    brouillon = _brouillon(request)
    if brouillon is None:
        return redirect("gestion:guichet")

    def inscrire(dossier: Any) -> HttpResponse:
        try:
            fait = inscrire_au_registre(dossier, par=request.agent, le=request.aujourdhui)
        except DoublonTrouve as doublon:
            return _montrer_le_doublon(request, doublon)
        brouillon.delete()
        del request.session[CLE_BROUILLON]
        request.session[CLE_REMISE] = {"numero": fait.demande.numero_unique, "code": fait.code_acces}
        return redirect("gestion:enregistree", fait.demande.numero_unique)

    guichet = get_object_or_404(Guichet, pk=request.agent.guichet_id)
    return parcours.envoyer(request, brouillon, guichet, PORTE, inscrire)


@require_GET
@agent_requis
def enregistree(request: Requete, numero: str) -> HttpResponse:
    """What to hand over: the number, the attestation and, this once, the access code."""
    siennes = Demande.objects.filter(guichet=request.agent.guichet).prefetch_related("personnes")
    demande = demande_lue(request, numero, Motif.GUICHET, lisibles=siennes)
    remise = request.session.pop(CLE_REMISE, {})
    attestation = Courrier.objects.filter(numero_unique=numero, gabarit=Gabarit.ATTESTATION).order_by("pk").last()
    contexte = {
        "demande": demande, "attestation": attestation,
        "code": remise.get("code") if remise.get("numero") == numero else None,
        "est_visible": acces.visibles_par(request.agent).filter(pk=demande.pk).exists(),
    }  # fmt: skip
    return render(request, "demandes/gestion/enregistree.html", contexte)


def _montrer_le_doublon(request: Requete, doublon: DoublonTrouve) -> HttpResponse:
    form = EnvoiForm(request.POST, le=request.aujourdhui, deja_recue=True, agent=True, doublon=True)
    form.is_valid()
    if "motif_doublon" in request.POST:
        form.add_error("motif_doublon", "Écrivez pourquoi une deuxième demande est nécessaire.")
    noter_lecture(request, Motif.DOUBLON, [existante.numero_unique for existante in doublon.existantes])
    visibles = acces.visibles_par(request.agent).filter(pk__in=[existante.pk for existante in doublon.existantes])
    contexte = {"form": form, "existantes": doublon.existantes, "visibles": {demande.pk for demande in visibles}}
    return render(request, "demandes/gestion/doublon.html", contexte, status=409)


def _brouillon(request: Requete) -> Brouillon | None:
    cle = request.session.get(CLE_BROUILLON)
    return Brouillon.objects.filter(pk=uuid.UUID(cle)).first() if cle else None
