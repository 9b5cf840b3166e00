"""« Mon bailleur », read and done by a household or by who acts for it: the same page, the same two gestures."""

from contextlib import AbstractContextManager
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.acteurs.requetes import bailleur_nomme
from seuil.demandes.models import Demande
from seuil.mutations import services
from seuil.mutations.etats import Etat
from seuil.mutations.forms import RepondreForm
from seuil.mutations.models import Location
from seuil.mutations.requetes import location_de, peut_se_dire
from seuil.socle.cycles import PassageInterdit
from seuil.socle.middleware import aujourdhui

Auteur = AbstractContextManager[Demandeur | Mandataire]


def mon_bailleur(request: HttpRequest, demande: Demande, auteur: Auteur, ici: dict[str, Any]) -> HttpResponse:
    """Tell the landlord, or answer it, under ``auteur``; then show where it stands. ``ici``: the page and its links."""
    geste, location = request.POST.get("geste", ""), location_de(demande)
    form = RepondreForm(request.POST if geste == "repondre" else None)
    if request.method == "POST" and (geste != "repondre" or form.is_valid()):
        _agir(request, demande, location, form, auteur)
        return redirect(ici["page"])
    contexte = {
        "demande": demande,
        "location": location,
        "bailleur": bailleur_nomme(demande.bailleur_actuel),
        "peut_se_dire": peut_se_dire(demande),
        "est_prevenu": location is not None and location.prevenu_le is not None,
        "est_ecartee": location is not None and location.etat == Etat.ECARTEE,
        "form": form,
        **ici,
    }
    return render(request, "mutations/portail/mon_bailleur.html", contexte, status=422 if form.errors else 200)


def _agir(
    request: HttpRequest, demande: Demande, location: Location | None, form: RepondreForm, auteur: Auteur
) -> None:
    le = aujourdhui(request)
    try:
        with auteur as par:
            if not form.is_bound:
                services.prevenir_le_bailleur(demande, par=par, le=le)
                messages.success(request, gettext("C’est noté. Voici ce qui se passe maintenant."))
            elif location is not None:
                services.repondre_au_bailleur(location, **form.cleaned_data, par=par, le=le)
                messages.success(request, gettext("Votre réponse est gardée. Votre bailleur la lit dans Seuil."))
    except (services.PrevenirImpossible, PassageInterdit) as refus:
        messages.warning(request, str(refus))
