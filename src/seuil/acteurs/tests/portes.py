"""The agents' doors as a test opens them: on a day of the journey, signed in, the page read as text."""

import html
import re
from datetime import date

from django.conf import settings as reglages

HORLOGE = "seuil.socle.middleware.Horloge"


class JourDuParcours:
    """Stands for `Horloge`: the request comes in on the day that the test gave."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.aujourdhui = reglages.JOUR_DU_PARCOURS
        return self.get_response(request)


def entrer(client, settings, agent, le=date(2026, 11, 23)):
    """Sign ``agent`` in on the day ``le``; return the client."""
    venir(client, settings, le).force_login(agent)
    return client


def venir(client, settings, le):
    """Let the client come on the day ``le``, signed in or not; return it."""
    settings.JOUR_DU_PARCOURS = le
    settings.MIDDLEWARE = [f"{__name__}.JourDuParcours" if nom == HORLOGE else nom for nom in settings.MIDDLEWARE]
    return client


def lire(reponse):
    """Return the text of a page, spaces made plain."""
    sans_exposants = re.sub(r"</?sup>", "", reponse.content.decode())  # « 1er », the first day of a month
    sans_balises = re.sub(r"<[^>]+>", " ", sans_exposants)
    return " ".join(html.unescape(sans_balises).split())


def jour(nom, le):
    """Return what the three boxes of a date post."""
    return {f"{nom}_jour": le.day, f"{nom}_mois": le.month, f"{nom}_annee": le.year}
