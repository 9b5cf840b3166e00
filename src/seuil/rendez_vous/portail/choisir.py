"""Choose a slot, to take an appointment or to move it; when none suits, ask the desk for another date."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Guichet
from seuil.demandes.etats import EN_COURS as DEMANDES_EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.rendez_vous import services
from seuil.rendez_vous.controle import pourquoi
from seuil.rendez_vous.etats import TIENNENT, Etat
from seuil.rendez_vous.forms.creneau import AttendreForm, CreneauForm
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.parcours import Choix
from seuil.rendez_vous.portail.liste import fil_des_rendez_vous
from seuil.rendez_vous.requetes import Offerte, guichets_qui_recoivent, offertes
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse
from seuil.socle.middleware import aujourdhui

REFUS = (services.RendezVousRefuse, DroitRefuse, PassageInterdit)
LECTURE_ET_ENVOI = ["GET", "HEAD", "POST"]


@require_http_methods(LECTURE_ET_ENVOI)
@never_cache
@demandeur
def prendre_rendez_vous(request: HttpRequest, demande: Demande, ville: str, sorte: str) -> HttpResponse:
    """The slots of the town's desks; what its rules forbid today says why, and from which day it is possible."""
    if demande.etat not in DEMANDES_EN_COURS:
        return redirect("mes_rendez_vous")
    le = aujourdhui(request)
    offre = next((une for une in offertes(demande, le) if (une.territoire.pk, une.sorte) == (ville, sorte)), None)
    if offre is None:
        raise Http404
    if offre.courant is not None and offre.courant.etat != Etat.DEMANDE:
        return redirect("mon_rendez_vous", offre.courant.pk)
    if offre.courant is None and offre.empechement is not None:
        contexte = {"titre": offre.sorte.label, "pourquoi": pourquoi(offre.empechement)}
        contexte |= {"fil": fil_des_rendez_vous(str(offre.sorte.label))}
        return render(request, "rendez_vous/portail/pas_encore.html", contexte)
    guichets = guichets_qui_recoivent(offre.territoire, offre.sorte, le)
    if request.method == "POST" and request.POST.get("geste") == "attendre":
        return _attendre(request, demande, offre, guichets)
    return _prendre(request, demande, offre, guichets)


@require_http_methods(LECTURE_ET_ENVOI)
@never_cache
@demandeur
def deplacer_le_rendez_vous(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """The free slots, that of the appointment included; another household's is not found."""
    rendez_vous = get_object_or_404(demande.rendez_vous.select_related("guichet__territoire"), pk=pk)
    if rendez_vous.etat not in TIENNENT or rendez_vous.guichet.territoire is None:
        return redirect("mon_rendez_vous", pk)
    sorte, le = Sorte(rendez_vous.sorte), aujourdhui(request)
    guichets = guichets_qui_recoivent(rendez_vous.guichet.territoire, sorte, le)
    choix = _choix(request, guichets, sorte, sauf=pk)
    form = _form(request, choix)
    if form.is_valid():
        par = Demandeur(demande.numero_unique)
        try:
            voulu = choix.par_cle[form.cleaned_data["creneau"]]
            services.deplacer(rendez_vous, voulu, par=par, le=le, a=timezone.now())
            messages.success(request, gettext("Votre rendez-vous est déplacé."))
            return redirect("mon_rendez_vous", pk)
        except REFUS as refus:
            form.add_error("creneau", _dit(refus))
    contexte = {"titre": gettext("Déplacer ce rendez-vous"), "bouton": gettext("Déplacer à cette heure")}
    return _montrer(request, contexte, choix, form)


def _prendre(request: HttpRequest, demande: Demande, offre: Offerte, guichets: Sequence[Guichet]) -> HttpResponse:
    choix = _choix(request, guichets, offre.sorte)
    form = _form(request, choix)
    if form.is_valid():
        par = Demandeur(demande.numero_unique)
        try:
            voulu = choix.par_cle[form.cleaned_data["creneau"]]
            pris = services.prendre(demande, offre.sorte, voulu, par=par, le=aujourdhui(request), a=timezone.now())
            messages.success(request, gettext("Votre rendez-vous est confirmé."))
            return redirect("mon_rendez_vous", pris.pk)
        except REFUS as refus:
            form.add_error("creneau", _dit(refus))
    attendre = None if offre.courant else AttendreForm(guichets=guichets)
    return _montrer(request, _titre(offre), choix, form, attendre)


def _attendre(request: HttpRequest, demande: Demande, offre: Offerte, guichets: Sequence[Guichet]) -> HttpResponse:
    attendre = AttendreForm(request.POST, guichets=guichets)
    choix = _choix(request, guichets, offre.sorte)
    if not attendre.is_valid():
        return _montrer(request, _titre(offre), choix, _form(request, choix, vide=True), attendre)
    dits = attendre.cleaned_data
    guichet = next(un for un in guichets if un.pk == dits["guichet"])
    par, le = Demandeur(demande.numero_unique), aujourdhui(request)
    try:
        services.demander(demande, offre.sorte, guichet, mots=dits["mots"], par=par, le=le, a=timezone.now())
        messages.success(request, gettext("C’est demandé. Le guichet vous propose une date."))
    except REFUS as refus:
        messages.warning(request, _dit(refus))
    return redirect("mes_rendez_vous")


def _montrer(
    request: HttpRequest, dits: dict[str, Any], choix: Choix, form: CreneauForm, attendre: AttendreForm | None = None
) -> HttpResponse:
    contexte = dits | {
        "choix": choix,
        "form": form,
        "attendre": attendre,
        "fil": fil_des_rendez_vous(str(dits["titre"])),
    }
    statut = 422 if form.errors or (attendre is not None and attendre.errors) else 200
    return render(request, "rendez_vous/portail/choisir.html", contexte, status=statut)


def _titre(offre: Offerte) -> dict[str, Any]:
    return {
        "titre": offre.sorte.label,
        "bouton": gettext("Prendre ce rendez-vous"),
        "reception": offre.regle.reception_mois,
        "est_unique": offre.regle.est_unique,
    }


def _choix(request: HttpRequest, guichets: Sequence[Guichet], sorte: Sorte, *, sauf: int | None = None) -> Choix:
    jour, du = (request.GET.get(nom, "") for nom in ("jour", "du"))
    return Choix(guichets, sorte, timezone.now(), jour=jour, du=du, sauf=sauf)


def _form(request: HttpRequest, choix: Choix, *, vide: bool = False) -> CreneauForm:
    saisie = None if vide or request.method != "POST" else request.POST
    return CreneauForm(saisie, choix=choix.heures, jour=choix.dit)


def _dit(refus: Exception) -> str:
    return getattr(refus, "motif", None) or str(refus)
