"""Tell an agent, once in, that codes were tried with its password: somebody else may know it."""

from django.conf import settings
from django.http import HttpRequest

CLE = "codes_faux"


def alerter(request: HttpRequest, faux: int) -> str:
    """Return the page to open first when there were many wrong codes, nothing otherwise; the session remembers them."""
    if faux < settings.FAUX_CODES_DITS:
        return ""
    request.session[CLE] = faux
    return "gestion:mot_de_passe"


def codes_essayes(request: HttpRequest) -> int:
    """Return how many wrong codes the agent is still to be told about."""
    return int(request.session.get(CLE, 0))


def oublier(request: HttpRequest) -> None:
    """The password was changed: what was tried with the former one matters no more."""
    request.session.pop(CLE, None)
