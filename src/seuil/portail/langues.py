"""The language of the portal: chosen by a link, kept by a cookie; agents' pages and letters stay French (ADR 0041)."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext

from seuil.territoires.portail import est_d_un_agent

Suite = Callable[[HttpRequest], HttpResponse]
CHOIX: Final = "langue"  # of the query: ?langue=ar
FRANCAIS: Final = settings.LANGUAGE_CODE
UN_AN: Final = 365 * 24 * 3600
# The walk of a household. Every other page is French, and says so: half a translation helps nobody.
TRADUITES: Final = frozenset(
    {
        "accueil",
        "eligibilite",
        "droits_sujet",
        "droits_resultat",
        "commencer",
        "envoyer",
        "plus_tard",
        "reprendre",
        "reprendre_par_lien",
        "demander",
        "demander_pour",
        "bienvenue",
        "noter_le_code",
        "connexion",
        "ma_demande",
        "en_une_page",
        "documents",
        "papier",
        "papier_de",
        "rectification",
        "comprendre",
        "rubrique",
        "recherche",
        "attentes",
        "loyers",
        "aider",
        "aider_comme",
        "fiche",
    }
)


class Langue:
    """Speak the language that the visitor chose, on the pages that exist in it."""

    def __init__(self, get_response: Suite) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and request.GET.get(CHOIX) in dict(settings.LANGUAGES):
            return _retenir(request, request.GET[CHOIX])
        choisie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if choisie not in dict(settings.LANGUAGES) or est_d_un_agent(request):
            return self.get_response(request)
        request.langue_choisie = choisie  # type: ignore[attr-defined]
        with translation.override(choisie):
            response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        return response

    def process_view(self, request: HttpRequest, vue: Any, arguments: Any, options: Any) -> None:
        """Come back to French for a page that is only written in French."""
        trouve = request.resolver_match
        if hasattr(request, "langue_choisie") and trouve and trouve.view_name not in TRADUITES:
            translation.activate(FRANCAIS)


def choix_de_langue(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the languages that the page is not in, each with the address that asks for it."""
    question = request.GET.copy()
    return [
        {"nom": nom, "lang": code[:2], "est_rtl": _est_rtl(code), "url": f"?{_avec(question, code)}"}
        for code, nom in settings.LANGUAGES
        if code != getattr(request, "langue_choisie", FRANCAIS)
    ]


def absence(request: HttpRequest) -> dict[str, Any] | None:
    """Return what tells, in the language chosen, that this page is not written in it; None when it is."""
    choisie = getattr(request, "langue_choisie", FRANCAIS)
    if translation.get_language() == choisie or choisie[:2] == FRANCAIS:
        return None
    with translation.override(choisie):
        phrase = gettext("Cette page n’existe qu’en français.")
    return {"phrase": phrase, "lang": choisie[:2], "est_rtl": _est_rtl(choisie)}


def _retenir(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the same page without the choice in its address, and keep the choice for a year."""
    reste = request.GET.copy()
    del reste[CHOIX]
    response = HttpResponseRedirect(escape_leading_slashes(request.path) + (f"?{reste.urlencode()}" if reste else ""))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=UN_AN,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _avec(question: Any, code: str) -> str:
    question[CHOIX] = code
    dite: str = question.urlencode()
    return dite


def _est_rtl(code: str) -> bool:
    return code[:2] in settings.LANGUAGES_BIDI
