"""Change a registered demand, one subject a page, and read what it changed in the score."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.cotation.lignes import FOYER, comparer, photographier
from seuil.cotation.requetes import notes_courantes
from seuil.declarations.parcours import Changement, PorteDuChangement, changement
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.demandes.requetes.changements import dernier_changement, modifications
from seuil.demandes.requetes.identites import attendues_dites
from seuil.portail.historique import actes
from seuil.portail.renouveler import CLE as RENOUVELLEMENT

CLE_SCORES, CLE_DERNIER = "scores_avant", "changement_avant"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def changer(request: HttpRequest, demande: Demande) -> HttpResponse:
    """What the household changes and has not saved, then every answer that it may change."""
    if demande.etat not in EN_COURS:
        return redirect("ma_demande")
    change = _change(request, demande)
    if request.method == "POST":
        return changement.agir(request, change, _porte(change))
    return changement.montrer(request, change, _porte(change))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def changer_page(request: HttpRequest, demande: Demande, etape: str, personne: str = "") -> HttpResponse:
    """One page of the demand, as the household answered it."""
    if demande.etat not in EN_COURS:
        return redirect("ma_demande")
    change = _change(request, demande)
    return changement.page(request, change, etape, personne, _porte(change))


@require_POST
@demandeur
def changer_enregistrer(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Save what changes: the score follows at once."""
    change, avant = _change(request, demande), photographier(notes_courantes(demande), FOYER)
    dernier = dernier_changement(demande)
    attente = changement.enregistrer(request, change, _porte(change), par=Demandeur(demande.numero_unique))
    return attente or _fait(request, avant, dernier)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def changer_evenement(request: HttpRequest, demande: Demande, nom: str) -> HttpResponse:
    """A birth, a death: saved at once."""
    if demande.etat not in EN_COURS:
        return redirect("ma_demande")
    porte = _porte(changement.lire(request, demande, guichet=None))
    avant, dernier = photographier(notes_courantes(demande), FOYER), dernier_changement(demande)
    attente = changement.evenement(request, demande, nom, porte, par=Demandeur(demande.numero_unique))
    return attente or _fait(request, avant, dernier)


@require_safe
@never_cache
@demandeur
def changement_fait(request: HttpRequest, demande: Demande) -> HttpResponse:
    """What was just changed, and what the score became."""
    derniere = modifications(demande).filter(pk__gt=request.session.get(CLE_DERNIER, 0)).first()
    contexte = {
        "renouvelle": RENOUVELLEMENT in request.session,
        "identites_attendues": attendues_dites(demande),
        "acte": next(iter(actes([derniere])), None) if derniere else None,
        "scores": comparer(request.session.get(CLE_SCORES, {}), photographier(notes_courantes(demande), FOYER)),
    }
    return render(request, "portail/changement_fait.html", contexte)


def _fait(request: HttpRequest, avant: dict[str, dict[str, int]], dernier: int) -> HttpResponse:
    """Show what was just saved: the score before it, and what follows the change ``dernier``."""
    request.session[CLE_SCORES], request.session[CLE_DERNIER] = avant, dernier
    return redirect("changement_fait")


def _change(request: HttpRequest, demande: Demande) -> Changement:
    if request.method != "POST":
        return changement.lire(request, demande, guichet=None)
    return changement.ouvrir(request, demande, guichet=None, par=Demandeur(demande.numero_unique))


def _porte(change: Changement) -> PorteDuChangement:
    return PorteDuChangement(
        "portail/changer_page.html",
        "changer_page",
        "changer_page_pour",
        "",
        est_agent=False,
        gabarit_sommaire="portail/changer.html",
        url_sommaire="changer",
        url_enregistrer="changer_enregistrer",
        url_evenement="changer_evenement",
        avant=change.avant,
    )
