"""A household comes in, by whichever door: a new session key, and nothing of another household in the browser."""

from django.http import HttpRequest

from seuil.demandes.models import Demande
from seuil.demandes.portail import CLE_NUMERO, ouvrir_la_session

CLE_ATTENDU = "code_attendu"  # the numéro that asked for a code in this browser


def entrer(request: HttpRequest, demande: Demande) -> None:
    """Open the session of a demand; what the session of another one kept (its form, its code) is forgotten."""
    if request.session.get(CLE_NUMERO, demande.numero_unique) != demande.numero_unique:
        request.session.flush()
    request.session.cycle_key()
    request.session.pop(CLE_ATTENDU, None)
    ouvrir_la_session(request, demande)
