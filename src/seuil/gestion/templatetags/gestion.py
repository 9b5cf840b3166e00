"""Tags of the agents' pages: the frame around them, and boxes that stand in the cell of a table."""

from typing import Any

from django import template
from django.template import Context

from seuil.gestion import contexte

register = template.Library()


@register.simple_tag(takes_context=True)
def cadre(context: Context) -> dict[str, Any]:
    """Return the header and footer of the agent who reads, looked up once a page: `{% cadre as cadre %}`."""
    request: Any = context["request"]
    if not hasattr(request, "cadre"):
        request.cadre = contexte.cadre(request)
    lu: dict[str, Any] = request.cadre
    return lu


@register.inclusion_tag("seuil/composants/coche.html")
def ui_tick(nom: str, valeur: Any, libelle: str, *, coche: bool = False, sorte: str = "checkbox") -> dict[str, Any]:
    """Show a box, or a radio button with `sorte`, that takes one cell; its label is read aloud."""
    return {"nom": nom, "valeur": valeur, "libelle": libelle, "coche": coche, "sorte": sorte}
