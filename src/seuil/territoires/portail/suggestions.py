"""Communes suggested while one types: no session, nothing personal, kept by browsers and proxies for a day."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from seuil.socle.design.champs import est_lisible
from seuil.territoires.faits import Suggestion
from seuil.territoires.forms.communes import LONGUEUR_D_UN_LIEU
from seuil.territoires.portail.villes import partout
from seuil.territoires.requetes import chercher_communes
from seuil.territoires.voies import chercher_adresses, est_ouvert

MINIMUM = 3  # signs before the State's service is asked
SECONDES_GARDEES = 24 * 3600


@partout
@require_safe
@cache_control(public=True, max_age=SECONDES_GARDEES)
def communes(request: HttpRequest) -> JsonResponse:
    """Return `{"suggestions": [{"ecrit", "libelle", "pourquoi"}]}` for the text ``q``.

    With ``souhaitables=1``, only where a demand may be made; with a ``ressort``, only there.
    """
    saisie, ressort = request.GET.get("q", "")[:LONGUEUR_D_UN_LIEU], request.GET.get("ressort", "")
    if not est_lisible(saisie + ressort):
        return JsonResponse({"suggestions": []})
    trouvees = chercher_communes(saisie, ressort=ressort or None, souhaitables="souhaitables" in request.GET)
    return JsonResponse({"suggestions": [_ligne(trouvee) for trouvee in trouvees]})


@partout
@require_safe
@never_cache
def adresses_de_l_etat(request: HttpRequest) -> JsonResponse:
    """Return `{"suggestions": [{"ecrit", "libelle", "lieu"}]}` from the State's service; none where it is not asked."""
    saisie = request.GET.get("q", "")[:LONGUEUR_D_UN_LIEU]
    if not est_ouvert() or len(saisie) < MINIMUM or not est_lisible(saisie):
        return JsonResponse({"suggestions": []})
    return JsonResponse({"suggestions": chercher_adresses(saisie)})


def _ligne(suggestion: Suggestion) -> dict[str, str]:
    return {"ecrit": suggestion.lieu.ecrit, "libelle": suggestion.libelle, "pourquoi": suggestion.pourquoi}
