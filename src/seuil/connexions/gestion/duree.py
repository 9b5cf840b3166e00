"""How long an agent's session lasts: a period without use, never past its day; what was typed too late is kept."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from seuil.connexions.gestion.saisies import attendue, garder, rendre
from seuil.connexions.requetes import VU

JOUR = "jour"
PAS_SECONDES = 60  # the session is written once a minute of use, not at each page


class SessionBornee:
    """Close what lasted too long, before any page is asked; sessions of households keep their own age."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if auth.SESSION_KEY in request.session:
            if _est_finie(request):
                request.agent_parti = int(request.session[auth.SESSION_KEY])  # type: ignore[attr-defined]
                auth.logout(request)
            else:
                marquer(request)
        saisie = attendue(request)
        response = self.get_response(request)
        return response if saisie is None else rendre(request, response, saisie)

    def process_view(self, request: HttpRequest, vue: Any, arguments: Any, nommes: Any) -> HttpResponse | None:
        """Keep a form that its agent sent too late, once its origin was checked, and ask who is there."""
        agent = getattr(request, "agent_parti", None)
        if agent is None or request.method != "POST":
            return None
        page = garder(request, agent)
        return redirect_to_login(page) if page else None


def marquer(request: HttpRequest) -> None:
    """Remember that the agent is there."""
    maintenant = timezone.now().timestamp()
    if maintenant - request.session.get(VU, 0) >= PAS_SECONDES:
        request.session[VU] = maintenant
        request.session.setdefault(JOUR, str(timezone.localdate()))


def _est_finie(request: HttpRequest) -> bool:
    maintenant, aujourdhui = timezone.now().timestamp(), str(timezone.localdate())
    sans_usage: float = maintenant - request.session.get(VU, maintenant)
    jour: str = request.session.get(JOUR, aujourdhui)
    return sans_usage > settings.SESSION_AGENT_SANS_USAGE or jour != aujourdhui
