"""The list of demands, as its tests read it."""

import re

LISTE = "/gestion/demandes/"


def numeros(reponse):
    """Return the numbers of the rows, in their order."""
    return re.findall(r'href="/gestion/demandes/([0-9A-Z]{18})/"', reponse.content.decode())
