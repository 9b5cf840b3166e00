"""How long an agent's session lasts: a period without use, and never past the day it was opened."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

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
                auth.logout(request)
            else:
                marquer(request)
        return self.get_response(request)


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
