"""Which draft this browser fills, and those that it left beside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.declarations.models import Brouillon, BrouillonIllisible
from seuil.declarations.parcours import Porte
from seuil.declarations.requetes import auteur_de, autres_brouillons, brouillon_de
from seuil.demandes.models import Demande
from seuil.demandes.portail import demande_de, ouvrir_la_session

CLE_BROUILLON = "brouillon"
CLE_AUTRES = "autres_brouillons"
CLE_A_NOTER = "code_a_noter"
PORTE = Porte("declarations/portail/page.html", "demander", "demander_pour", "envoyer", est_agent=False)


def brouillon_ici(request: HttpRequest) -> Brouillon | None:
    """Return the draft that this browser fills, registered or not."""
    return brouillon_de(request.session.get(CLE_BROUILLON))


def est_a_noter(request: HttpRequest) -> bool:
    """Say whether the codes of a demand made in this browser still wait to be noted: they come before another form."""
    brouillon = brouillon_ici(request)
    return brouillon is not None and brouillon.demande_id is not None


def autres_ici(request: HttpRequest) -> list[Brouillon]:
    """Return the drafts that this browser left beside for another one."""
    return autres_brouillons(request.session.get(CLE_AUTRES, []), brouillon_ici(request))


def remplir(request: HttpRequest, brouillon: Brouillon) -> None:
    """Fill this draft from now on; the one that was being filled stays beside, never replaced."""
    avant = request.session.get(CLE_BROUILLON)
    autres = [cle for cle in request.session.get(CLE_AUTRES, []) if cle != str(brouillon.pk)]
    request.session[CLE_AUTRES] = [*autres, avant] if avant and avant != str(brouillon.pk) else autres
    request.session[CLE_BROUILLON] = str(brouillon.pk)


def prolonger(request: HttpRequest) -> None:
    """Keep the answers open on this browser for as long again."""
    request.session.modified = True


def inscrite_pour_autrui(request: HttpRequest) -> Demande | None:
    """Return the demand that this browser made for somebody else, until its codes are noted: never signed in to it."""
    brouillon = brouillon_ici(request)
    if brouillon is None or brouillon.demande is None or not isinstance(auteur_de(brouillon), Mandataire):
        return None
    return brouillon.demande


def sans_brouillon(request: HttpRequest, absence: Brouillon.DoesNotExist | None = None) -> HttpResponse:
    """Send who fills nothing to its demand, else to the beginning; ``absence``: why a draft is not there."""
    if isinstance(absence, BrouillonIllisible):
        phrase = gettext("Les réponses gardées ne s’ouvrent plus. Commencez une autre demande, ou allez à un guichet.")
        messages.error(request, phrase)
        return redirect("commencer")
    return redirect("ma_demande" if demande_de(request) else "commencer")


def reconnaitre(request: HttpRequest, demande: Demande) -> None:
    """Open the session of the demand just made; its pages say that the code is still to be noted."""
    ouvrir_la_session(request, demande)
    request.session[CLE_A_NOTER] = True
