"""Who acts for a household renews for it: what it was told, until when, one button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from seuil.demandes.etats import EN_COURS
from seuil.mandats.models import Mandat
from seuil.mandats.portail import mandataire
from seuil.mandats.services import en_vertu
from seuil.renouvellements.nomenclatures import Voie
from seuil.renouvellements.requetes import juger, valable_jusqu_au
from seuil.renouvellements.services import RenouvellementRefuse, renouveler
from seuil.socle.middleware import aujourdhui


@require_http_methods(["GET", "HEAD", "POST"])
@mandataire
def renouveler_pour_un_foyer(request: HttpRequest, mandat: Mandat) -> HttpResponse:
    """Say until when the demand lives, then renew it under the lock of the mandate."""
    if not mandat.change_les_reponses:
        return redirect("pour_un_foyer")
    demande, le = mandat.demande, aujourdhui(request)
    if request.method == "POST":
        try:
            with en_vertu(mandat, par=mandat.auteur, le=le) as auteur:
                renouveler(demande, voie=Voie.ACCOMPAGNANT, par=auteur, le=le)
        except RenouvellementRefuse:
            messages.error(request, gettext("Cette demande ne se renouvelle pas aujourd’hui."))
        else:
            messages.success(request, gettext("La demande est renouvelée. Le foyer reçoit son attestation."))
        return redirect("renouveler_pour_un_foyer")
    contexte = {
        "mandat": mandat,
        "demande": demande,
        "fin": valable_jusqu_au(demande, le),
        "est_ouvert": demande.etat in EN_COURS and juger(demande, le).est_oui,
    }
    return render(request, "renouvellements/portail/pour_un_foyer.html", contexte)


adresses = [path("pour-un-foyer/renouveler/", renouveler_pour_un_foyer, name="renouveler_pour_un_foyer")]
