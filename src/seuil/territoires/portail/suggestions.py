"""Communes suggested while one types: no session, nothing personal, kept by browsers and proxies for a day."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from seuil.socle.design.champs import est_lisible
from seuil.territoires.faits import Suggestion
from seuil.territoires.portail.villes import partout
from seuil.territoires.requetes import chercher_communes

LONGUEUR = 80
SECONDES_GARDEES = 24 * 3600


@partout
@require_safe
@cache_control(public=True, max_age=SECONDES_GARDEES)
def communes(request: HttpRequest) -> JsonResponse:
    """Return `{"suggestions": [{"ecrit", "libelle", "pourquoi"}]}` for the text ``q``.

    With ``souhaitables=1``, only where a demand may be made; with a ``ressort``, only there.
    """
    saisie, ressort = request.GET.get("q", "")[:LONGUEUR], request.GET.get("ressort", "")
    if not est_lisible(saisie + ressort):
        return JsonResponse({"suggestions": []})
    trouvees = chercher_communes(saisie, ressort=ressort or None, souhaitables="souhaitables" in request.GET)
    return JsonResponse({"suggestions": [_ligne(trouvee) for trouvee in trouvees]})


def _ligne(suggestion: Suggestion) -> dict[str, str]:
    return {"ecrit": suggestion.lieu.ecrit, "libelle": suggestion.libelle, "pourquoi": suggestion.pourquoi}
