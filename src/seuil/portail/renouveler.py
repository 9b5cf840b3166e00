"""Renew in three short steps: still looking, what changed, confirm. The score before and after is said before it is."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.cotation.lignes import FOYER, comparer, photographier
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.demandes.requetes import delais_de_la_demande
from seuil.instruction.requetes import liste
from seuil.portail.reponses import resumer
from seuil.regles.calendrier import mois_revolus
from seuil.regles.delais import expire_le
from seuil.regles.renouvellement import ouverture
from seuil.renouvellements.nomenclatures import Voie
from seuil.renouvellements.requetes import juger, valable_jusqu_au
from seuil.renouvellements.services import RenouvellementRefuse, renouveler
from seuil.socle.design.champs import ChoixField
from seuil.socle.middleware import aujourdhui

CLE: Final = "renouvellement"  # the scores when the steps began: what a change costs is said before confirming
ETAPES: Final = (_("Toujours en recherche"), _("Ce qui a changé"), _("Confirmer"))


class ToujoursForm(forms.Form):
    """Is a home still wanted?"""

    reponse = ChoixField(
        label=_("Cherchez-vous toujours un logement social ?"),
        choices=[
            ("oui", _("Oui, je cherche toujours")),
            ("change", _("Oui, et j’ai déménagé ou ma vie a changé")),
            ("non", _("Non, je ne cherche plus")),
        ],
        error_messages={"required": _("Dites si vous cherchez toujours un logement.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def renouveler_1(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Ask whether a home is still wanted; say when it is too early, already done, or too late."""
    form = ToujoursForm(request.POST if request.method == "POST" else None)
    if not _est_ouvert(request, demande):
        return _montrer(request, demande, "portail/renouveler_ferme.html")
    if form.is_valid():
        request.session[CLE] = photographier(notes_courantes(demande), FOYER)
        return redirect("renoncer" if form.cleaned_data["reponse"] == "non" else "renouveler_changements")
    return _montrer(request, demande, "portail/renouveler.html", 1, form=form)


@require_safe
@never_cache
@demandeur
def renouveler_2(request: HttpRequest, demande: Demande) -> HttpResponse:
    """The answers, each with the page that changes it."""
    if CLE not in request.session or not _est_ouvert(request, demande):
        return redirect("renouveler")
    return _montrer(request, demande, "portail/renouveler_changements.html", 2)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def renouveler_3(request: HttpRequest, demande: Demande) -> HttpResponse:
    """What is confirmed, what it changes in the score, then the renewal."""
    if CLE not in request.session or not _est_ouvert(request, demande):
        return redirect("renouveler")
    if request.method == "POST":
        return _renouveler(request, demande)
    le = aujourdhui(request)
    return _montrer(
        request,
        demande,
        "portail/renouveler_confirmer.html",
        3,
        jusqu_au=expire_le(le, delais_de_la_demande(demande, le)),
        scores=comparer(request.session[CLE], photographier(notes_courantes(demande), FOYER)),
        papiers=liste(demande, le).a_envoyer,
    )


def _renouveler(request: HttpRequest, demande: Demande) -> HttpResponse:
    par = Demandeur(demande.numero_unique)
    try:
        renouveler(demande, voie=Voie.EN_LIGNE, par=par, le=aujourdhui(request))
    except RenouvellementRefuse as refus:
        messages.error(request, refus.motif)
    else:
        request.session.pop(CLE, None)
        messages.success(request, gettext("Votre demande est renouvelée. Votre attestation est dans vos messages."))
    return redirect("renouveler")


def _est_ouvert(request: HttpRequest, demande: Demande) -> bool:
    return demande.etat in EN_COURS and juger(demande, aujourdhui(request)).est_oui


def _montrer(request: HttpRequest, demande: Demande, gabarit: str, rang: int = 0, **autres: Any) -> HttpResponse:
    le, form = aujourdhui(request), autres.get("form")
    contexte = {
        "demande": demande,
        "libelles": ETAPES,
        "rang": rang,
        "fin": valable_jusqu_au(demande, le),
        "attente": mois_revolus(demande.recue_le, le),
        "reponses": resumer(demande),
        "debut": (debut := ouverture(demande.echeance, delais_de_la_demande(demande, le))),
        "est_trop_tot": le < debut,
        "en_cours": demande.etat in EN_COURS,
        "est_fait": demande.etat in EN_COURS and demande.renouvelee_le is not None,
    }
    return render(request, gabarit, contexte | autres, status=422 if form and form.errors else 200)
