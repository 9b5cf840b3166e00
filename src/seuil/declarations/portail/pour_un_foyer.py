"""The pages of who acts for a household: what it declared, and its changes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from seuil.declarations.forms.modification import ModificationPourLeFoyerForm
from seuil.demandes.faits import ressources_mensuelles
from seuil.demandes.services import ReponseChangee
from seuil.demandes.services import modifier as modifier_la_demande
from seuil.mandats.models import Mandat
from seuil.mandats.portail import mandataire
from seuil.mandats.services import en_vertu
from seuil.socle.cycles import PassageInterdit
from seuil.socle.middleware import aujourdhui


@require_safe
@mandataire
def pour_un_foyer(request: HttpRequest, mandat: Mandat) -> HttpResponse:
    """What the household declared, without what is protected, nor where it is written to."""
    demande = mandat.demande
    contexte = {
        "mandat": mandat,
        "demande": demande,
        "personnes": demande.personnes.all(),
        "communes": ", ".join(str(souhait) for souhait in demande.souhaits.select_related("commune")),
        "ressources": ressources_mensuelles(demande),
    }
    return render(request, "declarations/portail/pour_un_foyer.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
@mandataire
def modifier_pour_un_foyer(request: HttpRequest, mandat: Mandat) -> HttpResponse:
    """Change answers for the household, under the lock of the mandate: withdrawn meanwhile, nothing is written."""
    if not mandat.change_les_reponses:
        return redirect("pour_un_foyer")
    form = ModificationPourLeFoyerForm(request.POST or None, demande=mandat.demande, le=aujourdhui(request))
    if request.method == "POST" and form.is_valid():
        try:
            _changer(request, mandat, form.changements)
            return redirect("pour_un_foyer")
        except ReponseChangee as changee:
            form.redemander(changee.champs)
        except PassageInterdit as interdit:
            form.add_error(None, str(interdit))
    contexte = {"form": form, "mandat": mandat}
    statut = 422 if form.errors else 200
    return render(request, "declarations/portail/modifier_pour_un_foyer.html", contexte, status=statut)


def _changer(request: HttpRequest, mandat: Mandat, changements: dict[str, Any]) -> None:
    if changements:
        le = aujourdhui(request)
        with en_vertu(mandat, par=mandat.auteur, le=le) as auteur:
            modifier_la_demande(mandat.demande, changements=changements, par=auteur, le=le)
