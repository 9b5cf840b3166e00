"""A commission: who sits, by which règlement; what the law leaves to the landlord is entered here."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.commissions import acces, faits, services
from seuil.commissions.forms import MembreForm, ReglementForm
from seuil.commissions.models import Commission, Membre
from seuil.patrimoine.forms import ActeForm
from seuil.regles.commission import composition as composition_legale
from seuil.regles.commission import portee_de_la_voix


@require_safe
@agent_requis
def commission(request: Requete, pk: int) -> HttpResponse:
    """The members, their voices, the règlement."""
    return _montrer(request, _visible(request, pk))


@require_POST
@agent_requis
def creer(request: Requete) -> HttpResponse:
    """Create a commission of the agent's landlord."""
    form = ReglementForm(request.POST, le=request.aujourdhui)
    if form.is_valid() and request.agent.organisme:
        with refus_dits(form):
            creee = services.creer_une_commission(
                request.agent.organisme, form.regles, par=request.agent, le=request.aujourdhui
            )
            messages.success(request, f"{creee} est créée. Nommez ses membres.")
            return redirect("gestion:commission", creee.pk)
    return render(request, "commissions/gestion/creer.html", {"reglement": form}, status=422)


@require_POST
@agent_requis
def changer(request: Requete, pk: int) -> HttpResponse:
    """Enter what the règlement says now."""
    lue, form = _visible(request, pk), ReglementForm(request.POST, le=request.aujourdhui)
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            services.changer_le_reglement(lue, form.regles, par=request.agent, le=request.aujourdhui)
            messages.success(request, "Règlement enregistré.")
    return _montrer(request, lue, reglement=form) if form.errors else redirect("gestion:commission", pk)


@require_POST
@agent_requis
def nommer(request: Requete, pk: int) -> HttpResponse:
    """Add a member."""
    lue = _visible(request, pk)
    form = MembreForm(request.POST, commission=lue)
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            nomme = services.nommer_un_membre(lue, form.membre, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"{nomme} siège désormais.")
    return _montrer(request, lue, membre=form) if form.errors else redirect("gestion:commission", pk)


@require_POST
@agent_requis
def retirer(request: Requete, pk: int, membre: int) -> HttpResponse:
    """End a seat."""
    lue, form = _visible(request, pk), ActeForm(request.POST)
    assis = get_object_or_404(Membre, commission=lue, pk=membre)
    with refus_dits(form, services.SeanceImpossible):
        services.retirer_un_membre(assis, par=request.agent, le=request.aujourdhui)
        messages.success(request, f"{assis} ne siège plus. Les séances passées ne changent pas.")
    return _montrer(request, lue, acte=form) if form.errors else redirect("gestion:commission", pk)


def _montrer(request: Requete, lue: Commission, **saisies: Any) -> HttpResponse:
    siegent = list(lue.membres.filter(retire_le=None).select_related("commune", "epci", "organisme").order_by("pk"))
    legaux = [faits.membre(membre) for membre in siegent]
    contexte = {
        "commission": lue,
        "membres": [_ligne(membre) for membre in siegent],
        "composition": composition_legale(legaux, request.aujourdhui),
        "peut_composer": acces.peut_composer(request.agent, lue.bailleur).est_oui,
        "reglement": ReglementForm(commission=lue, le=request.aujourdhui),
        "membre": MembreForm(commission=lue),
        "refusee": next(iter(saisies.values()), None),
        **saisies,
    }
    return render(request, "commissions/gestion/commission.html", contexte, status=422 if saisies else 200)


def _ligne(membre: Membre) -> dict[str, Any]:
    dits = [("préside", membre.est_president), ("représente les locataires", membre.est_locataire)]
    ou = membre.commune or membre.epci or membre.organisme
    return {
        "cle": membre.pk,
        "nom": membre.nom,
        "qualite": ", ".join([membre.get_qualite_display(), *(mot for mot, est_vrai in dits if est_vrai)]),
        "ou": str(ou or ""),
        "voix": portee_de_la_voix(faits.membre(membre).qualite),
    }


def _visible(request: Requete, pk: int) -> Commission:
    return get_object_or_404(acces.commissions_de(request.agent).select_related("bailleur"), pk=pk)
