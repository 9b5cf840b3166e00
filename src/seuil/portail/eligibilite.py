"""Am I entitled? The ceilings of one household, without a name, nothing kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from seuil.portail.forms import EligibiliteForm
from seuil.regles.eligibilite import Eligibilite
from seuil.regles.eligibilite import eligibilite as juger
from seuil.regles.plafonds import Financement
from seuil.regles.ressources import Ressources
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT, besoin, types_adaptes
from seuil.socle.design.verdict import MOTS
from seuil.socle.middleware import aujourdhui
from seuil.territoires.requetes import territoire_de

NOMS = {
    Financement.PLAI: _("PLAI, très social"),
    Financement.PLUS: _("PLUS, social"),
    Financement.PLS: _("PLS, loyer plus élevé"),
}


@require_safe
def eligibilite(request: HttpRequest) -> HttpResponse:
    """Five questions; the answers stay in the address and go nowhere else."""
    le = aujourdhui(request)
    form = EligibiliteForm(request.GET or None, le=le)
    contexte: dict[str, Any] = {"form": form}
    if request.GET and form.is_valid():
        dit = form.cleaned_data
        jugee = juger(dit["menage"], Ressources(n2=dit["rfr_n2"], n1=dit["rfr_n1"]), dit["commune"].pk, le=le)
        contexte |= _reponse(jugee, dit, le)
    return render(request, "portail/eligibilite.html", contexte, status=422 if form.errors else 200)


def _reponse(jugee: Eligibilite, dit: dict[str, Any], le: Any) -> dict[str, Any]:
    territoire = territoire_de(dit["commune"])
    grille = territoire.parametres.get("typologie", TERRITOIRE_PAR_DEFAUT) if territoire else TERRITOIRE_PAR_DEFAUT
    reponses = [jugee.verdicts[financement].reponse.value for financement in NOMS]
    global_ = "oui" if "oui" in reponses else "a_preciser" if "a_preciser" in reponses else "non"
    connus = all(jugee.plafonds[financement] is not None for financement in NOMS)
    return {
        "jugee": jugee,
        "verdict": global_,
        "ouverts": reponses.count("oui"),
        "commune": dit["commune"],
        "types": types_adaptes(besoin(dit["menage"], le, territoire=grille), le, territoire=grille),
        "regle_locale": grille != TERRITOIRE_PAR_DEFAUT,
        "marches": [_marche(jugee, financement) for financement in NOMS] if connus else [],
        "niveau": jugee.revenu.montant,
        "motifs": [jugee.verdicts[financement] for financement in NOMS],
    }


def _marche(jugee: Eligibilite, financement: Financement) -> dict[str, Any]:
    reponse = jugee.verdicts[financement].reponse.value
    return {
        "libelle": NOMS[financement],
        "plafond": jugee.plafonds[financement],
        "ouverte": reponse == "oui",
        "mot": MOTS[reponse],
    }
