"""A password that the operator gave is changed before anything else opens, and dies when nobody uses it."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from seuil.acteurs.models import Agent

OUVERTES: Final = ("gestion:mot_de_passe", "gestion:quitter")


class MotDePasseAChoisir:
    """Lead every address of the agents to the choice of a password, except the way out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, vue: Any, arguments: Any, nommes: Any) -> HttpResponse | None:
        """Answer in place of the page while the password is another's choice."""
        adresse = request.resolver_match
        if adresse is None or adresse.namespace != "gestion" or adresse.view_name in OUVERTES:
            return None
        agent = request.user
        if not isinstance(agent, Agent) or not est_provisoire(agent):
            return None
        return redirect("gestion:mot_de_passe")


def est_provisoire(agent: Agent) -> bool:
    """Say whether somebody else chose the password; the demonstration publishes its own."""
    return not settings.DEMO and agent.provisoire_jusqu_au is not None


def est_perime(agent: Agent, *, le: date) -> bool:
    """Say whether that password waited too long for its agent: it opens nothing any more."""
    return est_provisoire(agent) and agent.provisoire_jusqu_au is not None and le > agent.provisoire_jusqu_au
