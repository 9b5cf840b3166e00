"""The highest rents per square metre, by financing and zone, as the sources of the rules print them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seuil.acteurs.requetes import communes_de
from seuil.regles.loyers import loyers_connus
from seuil.regles.zonage import commune
from seuil.socle.middleware import aujourdhui


@require_safe
def loyers(request: HttpRequest) -> HttpResponse:
    """The zones of the town, and each maximum with the year it was printed for."""
    communes = list(communes_de(request.territoire))  # type: ignore[attr-defined]
    zones = sorted({(commune(une.pk).zone_123, commune(une.pk).zone_abc) for une in communes})
    contexte = {"loyers": list(loyers_connus(aujourdhui(request))), "zones": zones, "le": aujourdhui(request)}
    return render(request, "informations/loyers.html", contexte)
