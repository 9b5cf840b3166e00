"""The page of the number and the code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.declarations.portail.session import CLE_A_NOTER, CLE_BROUILLON, brouillon_ici, reconnaitre
from seuil.declarations.requetes import auteur_de
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
    brouillon = brouillon_ici(request)
    if brouillon is not None and brouillon.demande is not None:
        reconnaitre(request, brouillon.demande)
    demande = demande_de(request)
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
@demandeur
def noter_le_code(request: HttpRequest, demande: Demande) -> HttpResponse:
    """The household noted its code: nothing can show it any more.

    Who filled the form for it is signed out: from now on it comes in with its own code.
    """
    par, le = Demandeur(demande.numero_unique), aujourdhui(request)
    brouillon = brouillon_ici(request)
    pour_autrui = brouillon is not None and isinstance(auteur_de(brouillon), Mandataire)
    confirmer_la_remise(demande, par=par, le=le)
    oublier_le_code(demande, par=par, le=le)
    if pour_autrui:
        request.session.flush()
        return redirect("connexion")
    for cle in (CLE_BROUILLON, CLE_A_NOTER):
        request.session.pop(cle, None)
    request.session.cycle_key()
    return redirect("ma_demande")
