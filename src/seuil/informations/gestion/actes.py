"""What is done to a version by one button: put on line, set aside, taken off."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from seuil.acteurs.gestion import Requete, Vue, agent_requis, refus_dits
from seuil.informations import services
from seuil.informations.models import Version

V = TypeVar("V", bound=Version)
VERBES = {"publier": services.publier, "ecarter": services.ecarter, "retirer": services.retirer}


def actes(
    trouver: Callable[[Requete, int], V],
    montrer: Callable[[Requete, V, forms.Form], HttpResponse],
    page: Callable[[V], tuple[str, int]],
    dits: Mapping[str, str],
) -> dict[str, Vue]:
    """Return the view of each verb of a kind of version; ``dits``: verb → what is said once it is done.

    ``montrer`` shows the page again with the refusal; ``page`` is the name of its address, and its row.
    """
    return {verbe: _acte(verbe, trouver, montrer, page, dit) for verbe, dit in dits.items()}


def _acte(
    verbe: str,
    trouver: Callable[[Requete, int], V],
    montrer: Callable[[Requete, V, forms.Form], HttpResponse],
    page: Callable[[V], tuple[str, int]],
    dit: str,
) -> Vue:
    @require_POST
    @agent_requis
    def faire(request: Requete, pk: int) -> HttpResponse:
        version, refus = trouver(request, pk), forms.Form(request.POST)
        with refus_dits(refus):
            VERBES[verbe](version, par=request.agent, le=request.aujourdhui)
        if refus.errors:
            return montrer(request, version, refus)
        messages.success(request, dit)
        return redirect(*page(version))

    return faire
