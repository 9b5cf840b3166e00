"""The household's doors to its demand: the form, step by step, then the page of its own demand."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Guichet
from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.demandes import parcours
from seuil.demandes.forms import ModificationForm
from seuil.demandes.forms.saisie import ETAPES
from seuil.demandes.models import Brouillon, Demande
from seuil.demandes.services import DoublonTrouve, ReponseChangee, enregistrer
from seuil.demandes.services import modifier as modifier_la_demande
from seuil.socle.cycles import PassageInterdit

CLE_BROUILLON = "brouillon"


def demandeur(vue: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view its household's demand; send whoever is not signed in to the sign-in page."""

    @wraps(vue)
    def gardee(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        numero = request.session.get("numero_unique")
        demande = Demande.objects.filter(numero_unique=numero).first() if numero else None
        if demande is None:
            return redirect("connexion")
        return vue(request, demande, *arguments, **options)

    return gardee


@require_http_methods(["GET", "POST"])
def commencer(request: HttpRequest) -> HttpResponse:
    """What is needed to begin; POST opens a draft."""
    if request.method == "POST":
        brouillon = Brouillon.objects.create()
        request.session[CLE_BROUILLON] = str(brouillon.pk)
        return redirect("demander", ETAPES[0])
    return render(request, "demandes/portail/commencer.html", {"a_un_brouillon": CLE_BROUILLON in request.session})


@require_http_methods(["GET", "POST"])
def demander(request: HttpRequest, etape: str) -> HttpResponse:
    """One step of the form."""
    brouillon = _brouillon(request)
    if brouillon is None:
        return redirect("commencer")
    porte = parcours.Porte("demandes/portail/etape.html", "demander", "envoyer", est_agent=False)
    return parcours.etape(request, brouillon, etape, porte)


@require_POST
def envoyer(request: HttpRequest) -> HttpResponse:
    """Register the demand: the number, the access code and the attestation appear on the next page."""
    brouillon = _brouillon(request)
    if brouillon is None:
        return redirect("commencer")
    porte = parcours.Porte("demandes/portail/etape.html", "demander", "envoyer", est_agent=False)
    guichet = get_object_or_404(Guichet, pk=GUICHET_PUBLIC)

    def inscrire(dossier: Any) -> HttpResponse:
        try:
            fait = enregistrer(dossier, par=Demandeur(), le=request.aujourdhui)  # type: ignore[attr-defined]
        except DoublonTrouve:
            return render(request, "demandes/portail/doublon.html", {"saisie": brouillon}, status=409)
        brouillon.delete()
        request.session.flush()
        request.session["numero_unique"] = fait.demande.numero_unique
        request.session["code_acces"] = fait.code_acces
        return redirect("bienvenue")

    return parcours.envoyer(request, brouillon, guichet, porte, inscrire)


@require_GET
def bienvenue(request: HttpRequest) -> HttpResponse:
    """The number and, this once, the access code."""
    numero = request.session.get("numero_unique")
    if not numero:
        return redirect("connexion")
    code = request.session.pop("code_acces", None)
    return render(request, "demandes/portail/bienvenue.html", {"numero": numero, "code": code})


@require_http_methods(["GET", "POST"])
@demandeur
def modifier(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Change answers: the score is computed again at once."""
    le = parcours.aujourdhui(request)
    form = ModificationForm(request.POST or None, demande=demande, le=le)
    if request.method == "POST" and form.is_valid():
        try:
            if changements := form.a_enregistrer:
                modifier_la_demande(demande, changements=changements, par=Demandeur(demande.numero_unique), le=le)
            return redirect("ma_demande")
        except ReponseChangee as changee:
            form.redemander(changee.champs)
        except PassageInterdit as interdit:
            form.add_error(None, str(interdit))
    return render(request, "demandes/portail/modifier.html", {"form": form}, status=422 if form.errors else 200)


def _brouillon(request: HttpRequest) -> Brouillon | None:
    cle = request.session.get(CLE_BROUILLON)
    return Brouillon.objects.filter(pk=uuid.UUID(cle)).first() if cle else None
