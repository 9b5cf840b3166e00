"""For those who help a household: what each may do here, whom to call; a sheet to fill by hand."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seuil.acteurs.requetes import bailleurs_presents, communes_de, guichets_de
from seuil.informations.nomenclatures import AIDANTS, RUBRIQUES
from seuil.regles.pieces import liste_limitative
from seuil.socle.middleware import aujourdhui
from seuil.territoires.models import Territoire
from seuil.territoires.nomenclatures import regles_dites

POUR_EUX = ("attribution", "priorites", "dalo")  # the subjects that whoever helps is asked about
LIGNES_DU_FOYER = range(6)


@require_safe
def aider(request: HttpRequest) -> HttpResponse:
    """Who one is, and the sheet to print."""
    return render(request, "informations/aider/choisir.html", {"aidants": AIDANTS.values()})


@require_safe
def aider_comme(request: HttpRequest, role: str) -> HttpResponse:
    """What one who helps may do in this town, and whom to call there."""
    aidant = AIDANTS.get(role)
    if aidant is None:
        raise Http404
    territoire: Territoire = request.territoire  # type: ignore[attr-defined]
    contexte: dict[str, Any] = {
        "aidant": aidant,
        "gabarit": f"informations/aider/{role}.html",
        "autres": [autre for autre in AIDANTS.values() if autre is not aidant],
        "guichets": guichets_de(territoire),
        "bailleurs": bailleurs_presents(communes_de(territoire)),
        "ressort": territoire.ressort,
        "sujets": [RUBRIQUES[code] for code in POUR_EUX],
        "regles_locales": regles_dites(territoire.parametres),
    }
    return render(request, "informations/aider/role.html", contexte)


@require_safe
def fiche(request: HttpRequest) -> HttpResponse:
    """A sheet to print and fill by hand with somebody: nothing is typed, nothing is kept."""
    obligatoires = [piece for piece in liste_limitative(aujourdhui(request)) if piece.obligatoire]
    contexte = {
        "lignes_du_foyer": LIGNES_DU_FOYER,
        "papiers": [piece.libelle for piece in obligatoires if not piece.condition],
        "papiers_parfois": [piece.libelle for piece in obligatoires if piece.condition],
        "guichets": guichets_de(request.territoire),  # type: ignore[attr-defined]
    }
    return render(request, "informations/aider/fiche.html", contexte)
