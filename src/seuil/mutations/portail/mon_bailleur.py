"""« Mon bailleur »: what is told to it, once; what it answered; what the household says to a no."""

from contextlib import nullcontext

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.mandats.models import Mandat
from seuil.mandats.portail import mandataire
from seuil.mandats.services import en_vertu
from seuil.mutations import parcours
from seuil.socle.middleware import aujourdhui


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def mon_bailleur(request: HttpRequest, demande: Demande) -> HttpResponse:
    """The household's own page; nothing of it for who does not rent a social dwelling."""
    if demande.etat not in EN_COURS or not demande.est_une_mutation:
        return redirect("ma_demande")
    ici = {"page": "mon_bailleur", "retour": "ma_demande", "mot_du_retour": gettext("Revenir à ma demande")}
    par = Demandeur(demande.numero_unique)
    return parcours.mon_bailleur(request, demande, nullcontext(par), ici | {"est_le_foyer": True})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@mandataire
def bailleur_pour_un_foyer(request: HttpRequest, mandat: Mandat) -> HttpResponse:
    """The same, for the household, under the lock of the mandate."""
    demande = mandat.demande
    if not mandat.change_les_reponses or demande.etat not in EN_COURS or not demande.est_une_mutation:
        return redirect("pour_un_foyer")
    ici = {"page": "bailleur_pour_un_foyer", "retour": "pour_un_foyer", "mot_du_retour": gettext("Revenir au foyer")}
    auteur = en_vertu(mandat, par=mandat.auteur, le=aujourdhui(request))
    return parcours.mon_bailleur(request, demande, auteur, ici | {"est_le_foyer": False})
