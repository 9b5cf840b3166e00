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
    attendue = _naissance_gardee(Saisie(brouillon.reponses, le=le))
    if attendue is None:
        return brouillon
    if not compter_un_essai(brouillon) or naissance is None or not attendue.est_dite_par(naissance):
        return None
    oublier_les_essais(brouillon)
    return brouillon


def _naissance_gardee(saisie: Saisie) -> Naissance | None:
    identite = saisie.lu("identite")
    if identite is None or not (identite.is_bound and identite.is_valid()):
        return None
    gardee: Naissance = identite.cleaned_data["naissance"]
    return gardee
