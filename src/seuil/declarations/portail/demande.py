"""The page of the number and the code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.declarations.portail.session import (
    CLE_A_NOTER,
    CLE_BROUILLON,
    brouillon_ici,
    inscrite_pour_autrui,
    reconnaitre,
)
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.portail import demande_de, demandeur, page_chez_elle
from seuil.demandes.requetes import attestation_de, remise
from seuil.demandes.services import confirmer_la_remise
from seuil.mandats.requetes import code_a_noter
from seuil.mandats.services import oublier_le_code
from seuil.socle.middleware import aujourdhui
from seuil.socle.scelles import avec_cle, cle_de


@require_safe
@avec_cle
def bienvenue(request: HttpRequest) -> HttpResponse:
    """The number and, until the household says that it noted it, the access code."""
    demande = _demande_a_montrer(request)
    if demande is None:
        return redirect("connexion")
    if demande.etat == Etat.RATTACHEE:
        return redirect("ma_demande")
    if chez_elle := page_chez_elle(request, demande):
        return redirect(chez_elle)
    contexte = remise(demande, cle=cle_de(request)) | {
        "numero": demande.numero_unique,
        "attestation": attestation_de(demande),
        "code_du_mandat": code_a_noter(demande, cle=cle_de(request)),
    }
    return render(request, "declarations/portail/bienvenue.html", contexte)


@require_POST
def noter_le_code(request: HttpRequest) -> HttpResponse:
    """The codes are noted: nothing can show them any more.

    Who filled the form for a household comes in with its own code from now on: its space never opened here.
    """
    if (inscrite := inscrite_pour_autrui(request)) is not None:
        _oublier_les_codes(request, inscrite)
        return redirect("connexion")
    return _noter_le_sien(request)


@demandeur
def _noter_le_sien(request: HttpRequest, demande: Demande) -> HttpResponse:
    _oublier_les_codes(request, demande)
    return redirect("ma_demande")


def _demande_a_montrer(request: HttpRequest) -> Demande | None:
    """Return the demand just made here, for oneself or for somebody else; else that of the session."""
    if (inscrite := inscrite_pour_autrui(request)) is not None:
        return inscrite
    brouillon = brouillon_ici(request)
    if brouillon is not None and brouillon.demande is not None:
        reconnaitre(request, brouillon.demande)
    return demande_de(request)


def _oublier_les_codes(request: HttpRequest, demande: Demande) -> None:
    par, le = Demandeur(demande.numero_unique), aujourdhui(request)
    confirmer_la_remise(demande, par=par, le=le)
    oublier_le_code(demande, par=par, le=le)
    for cle in (CLE_BROUILLON, CLE_A_NOTER):
        request.session.pop(cle, None)
    request.session.cycle_key()
