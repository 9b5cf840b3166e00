"""The doors of who acts for a household: the conversations that it opened, under its lock."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seuil.echanges.portail import pages
from seuil.echanges.portail.chez import Chez
from seuil.mandats.models import Mandat
from seuil.mandats.portail import mandataire

LECTURE_ET_ENVOI = ["GET", "HEAD", "POST"]


def qui_ecrit(vue: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the pages of a mandate that changes answers; send the others back."""

    @wraps(vue)
    def gardee(request: HttpRequest, mandat: Mandat, *arguments: Any, **options: Any) -> HttpResponse:
        if not mandat.change_les_reponses:
            return redirect("pour_un_foyer")
        return vue(request, Chez(mandat.demande, mandat), *arguments, **options)

    return mandataire(gardee)


@require_safe
@never_cache
@qui_ecrit
def mes_echanges_pour_un_foyer(request: HttpRequest, chez: Chez) -> HttpResponse:
    """The conversations opened under this mandate."""
    return pages.lister(request, chez)


@require_http_methods(LECTURE_ET_ENVOI)
@never_cache
@qui_ecrit
def ecrire_un_message_pour_un_foyer(request: HttpRequest, chez: Chez) -> HttpResponse:
    """A new one."""
    return pages.ecrire(request, chez)


@require_http_methods(LECTURE_ET_ENVOI)
@never_cache
@qui_ecrit
def mon_echange_pour_un_foyer(request: HttpRequest, chez: Chez, pk: int) -> HttpResponse:
    """One of them, and its next message."""
    return pages.lire(request, chez, pk)


@require_safe
@never_cache
@qui_ecrit
def mon_fichier_joint_pour_un_foyer(request: HttpRequest, chez: Chez, pk: int, page: int) -> HttpResponse:
    """A page of a joined file."""
    return pages.montrer(request, chez, pk, page)
