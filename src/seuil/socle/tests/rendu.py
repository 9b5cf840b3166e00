"""What a template of components writes, as a browser reads it."""

import re

from django.template import engines


def rendre(gabarit, **contexte):
    """Return the page written; where its template goes to the line does not count."""
    ecrit = engines["django"].from_string("{% load seuil %}" + gabarit).render(contexte)
    return re.sub(r"[ \n]+", " ", ecrit).replace("> <", "><")
