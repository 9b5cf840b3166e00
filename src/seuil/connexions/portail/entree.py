"""A household comes in, by whichever door: a new session key, and nothing of another household in the browser."""

from django.http import HttpRequest

from seuil.demandes.models import Demande
from seuil.demandes.portail import CLE_NUMERO, ouvrir_la_session
from seuil.mandats.models import Mandat
from seuil.mandats.portail import est_pour_un_foyer, ouvrir_pour_le_foyer

CLE_ATTENDU = "code_attendu"  # the numéro that asked for a code in this browser


def entrer(request: HttpRequest, demande: Demande) -> None:
    """Open the session of a demand; what the session of another one kept (its form, its code) is forgotten."""
    autre = request.session.get(CLE_NUMERO, demande.numero_unique) != demande.numero_unique
    if autre or est_pour_un_foyer(request):
        request.session.flush()
    request.session.cycle_key()
    request.session.pop(CLE_ATTENDU, None)
    ouvrir_la_session(request, demande)


def entrer_pour_le_foyer(request: HttpRequest, mandat: Mandat) -> None:
    """Open the session of who acts for a household; whatever this browser kept is forgotten: it may be shared."""
    request.session.flush()
    ouvrir_pour_le_foyer(request, mandat)
