"""Take a draft up again: its code, and the date of birth that it holds."""

from datetime import date

from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon
from seuil.declarations.requetes import brouillon_du_code
from seuil.declarations.services import compter_un_essai, oublier_les_essais
from seuil.socle.naissances import Naissance


def reprendre(code: str, naissance: Naissance | None, *, le: date) -> Brouillon | None:
    """Return the draft of a code, for who knows the birth that it holds, if any; a wrong one is counted."""
    brouillon = brouillon_du_code(code)
    if brouillon is None:
        return None
    identite = Saisie(brouillon.reponses, le=le).lus["identite"]
    attendue = identite.cleaned_data["naissance"] if identite.is_bound and identite.is_valid() else None
    if attendue is None:
        return brouillon
    if not compter_un_essai(brouillon) or naissance not in (attendue, Naissance(attendue.jour)):
        return None
    oublier_les_essais(brouillon)
    return brouillon
