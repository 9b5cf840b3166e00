"""The papers of the household that one acts for: sent, contested, what they corrected answered; under its lock."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.instruction import requetes, services
from seuil.instruction.etats import Canal
from seuil.instruction.forms.depot import DeposerForm
from seuil.instruction.forms.reponse import SANS_CORRECTION, SANS_LECTURE, ContestationForm, ReponseForm
from seuil.instruction.lignes import A_REMPLACER, Papier
from seuil.instruction.parcours import deposer
from seuil.instruction.requetes import Liste
from seuil.instruction.requetes.rectifications import Corrigee, corrigees
from seuil.mandats.models import Mandat
from seuil.mandats.portail import mandataire
from seuil.mandats.services import en_vertu
from seuil.socle.cycles import PassageInterdit
from seuil.socle.middleware import aujourdhui

GESTES = ("contester", "repondre")  # beside the files


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@mandataire
def documents_pour_un_foyer(request: HttpRequest, mandat: Mandat) -> HttpResponse:
    """The papers that the answers call for, protected ones left out; POST keeps the files and sends them."""
    if not mandat.change_les_reponses:
        return redirect("pour_un_foyer")
    lue, geste = requetes.liste(mandat.demande, aujourdhui(request)), request.POST.get("geste", "")
    contestation = ContestationForm(request.POST if geste == "contester" else None)
    reponse = ReponseForm(request.POST if geste == "repondre" else None)
    if suite := _contester(request, mandat, lue, contestation) or _repondre(request, mandat, reponse):
        return suite
    saisie = (request.POST, request.FILES) if request.method == "POST" and geste not in GESTES else ()
    form = DeposerForm(*saisie, papiers=_tous(lue), au_guichet=False)
    if form.is_valid():
        with en_vertu(mandat, par=mandat.auteur, le=aujourdhui(request)) as auteur:
            deposer(mandat.demande, form, canal=Canal.MANDAT, par=auteur, le=aujourdhui(request))
        if not form.errors:
            messages.success(request, gettext("C’est envoyé. Un agent va lire ce document."))
            return redirect("documents_pour_un_foyer")
    contexte = {"form": form, "mandat": mandat, **_a_remplacer(request, lue, contestation)}
    contexte |= _corrections(request, mandat, reponse)
    statut = 422 if form.errors or contestation.errors or reponse.errors else 200
    return render(request, "instruction/portail/pour_un_foyer.html", contexte, status=statut)


def _a_remplacer(request: HttpRequest, lue: Liste, contestation: ContestationForm) -> dict[str, Any]:
    """Return the papers that are asked again; what was typed stays with the one that it is about."""
    return {
        "a_remplacer": [papier for papier in _tous(lue) if papier.etat == A_REMPLACER],
        "contestation": contestation,
        "contestee": request.POST.get("papier", ""),
        "vierge": ContestationForm(),
    }


def _contester(request: HttpRequest, mandat: Mandat, lue: Liste, form: ContestationForm) -> HttpResponse | None:
    """Have the refused pages of a paper read again, in the name of the household; None when nothing was written."""
    voulu = next((papier for papier in _tous(lue) if papier.cle == request.POST.get("papier")), None)
    if not form.is_valid():
        return None
    if voulu is None or voulu.en_chemin is None:
        form.add_error(None, str(SANS_LECTURE))
        return None
    le = aujourdhui(request)
    try:
        with en_vertu(mandat, par=mandat.auteur, le=le) as auteur:
            services.contester(voulu.en_chemin, contestation=form.cleaned_data["contestation"], par=auteur, le=le)
        messages.success(request, gettext("C’est envoyé. Un agent va relire ce document."))
    except PassageInterdit as refus:
        messages.warning(request, str(refus))
    return redirect("documents_pour_un_foyer")


def _corrections(request: HttpRequest, mandat: Mandat, reponse: ReponseForm) -> dict[str, Any]:
    """Return what agents corrected, protected papers left out; what was typed stays with the one that it is about."""
    return {
        "corrections": _lisibles(mandat),
        "reponse": reponse,
        "repondue": request.POST.get("correction", ""),
        "a_repondre": ReponseForm(),
    }


def _repondre(request: HttpRequest, mandat: Mandat, form: ReponseForm) -> HttpResponse | None:
    """Answer a correction in the name of the household; None when nothing was written, or nothing waits for it."""
    if not form.is_valid():
        return None
    cles = {str(une.rectification.pk): une.rectification for une in _lisibles(mandat)}
    corrigee = cles.get(request.POST.get("correction", ""))
    if corrigee is None:
        form.add_error(None, str(SANS_CORRECTION))
        return None
    le = aujourdhui(request)
    try:
        with en_vertu(mandat, par=mandat.auteur, le=le) as auteur:
            services.repondre(corrigee, reponse=form.cleaned_data["reponse"], par=auteur, le=le)
        messages.success(request, gettext("Votre réponse est gardée. Un agent la lira."))
    except services.ReponseDejaDonnee as deja:
        messages.warning(request, str(deja))
    return redirect("documents_pour_un_foyer")


def _lisibles(mandat: Mandat) -> list[Corrigee]:
    return [une for une in corrigees(mandat.demande) if une.document]


def _tous(lue: Liste) -> list[Papier]:
    return [*lue.papiers, *lue.autres]
