"""The form, page by page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Guichet
from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.declarations import parcours
from seuil.declarations.models import Brouillon
from seuil.declarations.portail.session import (
    PORTE,
    autres_ici,
    brouillon_ici,
    est_a_noter,
    prolonger,
    reconnaitre,
    remplir,
    sans_brouillon,
)
from seuil.declarations.requetes import auteur_de
from seuil.declarations.services import deposer
from seuil.demandes.portail import demande_de
from seuil.demandes.services.enregistrer import est_du_meme_titulaire
from seuil.mandats.forms import PourQuelquUnForm
from seuil.socle.middleware import aujourdhui
from seuil.socle.scelles import avec_cle, cle_de


@require_http_methods(["GET", "HEAD", "POST"])
@avec_cle
def commencer(request: HttpRequest) -> HttpResponse:
    """What is needed to begin; POST opens a draft, or takes one of this browser up again.

    A demand whose code is not noted yet comes first. A draft that holds answers is never replaced without being asked.
    """
    if est_a_noter(request):
        return redirect("bienvenue")
    brouillon = brouillon_ici(request)
    autres = autres_ici(request)
    if request.method == "POST":
        if repris := next((autre for autre in autres if str(autre.pk) == request.POST.get("reprendre")), None):
            remplir(request, repris)
            return redirect(parcours.ou_reprendre(repris, PORTE, le=aujourdhui(request)))
        if brouillon is None or not brouillon.contenu or "autre" in request.POST:
            remplir(request, Brouillon.objects.create())
            return redirect("demander", parcours.premiere())
    commence = brouillon if brouillon and brouillon.contenu else None
    ici = parcours.ou_reprendre(commence, PORTE, le=aujourdhui(request)) if commence else ""
    contexte = {"brouillon": commence, "autres": autres, "ici": ici}
    return render(request, "declarations/portail/commencer.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
@avec_cle
def pour_quelqu_un(request: HttpRequest) -> HttpResponse:
    """Who fills the form for somebody else, and how that person agreed; POST opens a draft of its own.

    The codes of a demand just made, that nothing else can show, come first.
    """
    if est_a_noter(request):
        return redirect("bienvenue")
    form = PourQuelquUnForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        remplir(request, parcours.commencer_pour(form))
        return redirect("demander", parcours.premiere())
    contexte, statut = {"form": form}, 422 if form.errors else 200
    return render(request, "declarations/portail/pour_quelqu_un.html", contexte, status=statut)


@require_http_methods(["GET", "HEAD", "POST"])
@avec_cle
def demander(request: HttpRequest, etape: str, personne: str = "") -> HttpResponse:
    """One page of the form."""
    brouillon = brouillon_ici(request)
    if brouillon is None:
        return sans_brouillon(request)
    if brouillon.demande_id:
        return redirect("bienvenue")
    if request.method == "POST":
        prolonger(request)
    try:
        return parcours.page(request, brouillon, etape, personne, PORTE)
    except Brouillon.DoesNotExist as absence:
        return sans_brouillon(request, absence)


@require_POST
@avec_cle
def envoyer(request: HttpRequest) -> HttpResponse:
    """Register the demand once: sent again, it leads to the same number and the same code."""
    brouillon = brouillon_ici(request)
    if brouillon is None:
        return sans_brouillon(request)
    if brouillon.demande_id:
        return redirect("bienvenue")
    guichet = get_object_or_404(Guichet, pk=GUICHET_PUBLIC)

    def inscrire(dossier: Any) -> HttpResponse:
        sienne = demande_de(request)
        if sienne is not None and est_du_meme_titulaire(sienne, dossier):
            return redirect("bienvenue")  # made in this very browser: once is enough
        par = auteur_de(brouillon)
        demande = deposer(brouillon, dossier, cle=cle_de(request), par=par, le=aujourdhui(request))
        if isinstance(par, Demandeur):
            reconnaitre(request, demande)
        return redirect("bienvenue")

    try:
        return parcours.envoyer(request, brouillon, guichet, PORTE, inscrire)
    except Brouillon.DoesNotExist as absence:
        return sans_brouillon(request, absence)
