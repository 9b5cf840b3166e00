"""The doors of a household, or of who acts for it, to its offer: read it, accept it, refuse it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from seuil.baux import faits, services
from seuil.baux.acces import Repondant
from seuil.baux.courriers import effet_d_un_refus
from seuil.baux.forms import AccepterForm, RefuserForm, vue_de
from seuil.baux.models import Offre
from seuil.baux.parcours import Porte
from seuil.baux.requetes import conditions_en_attente, toutes_en_cours
from seuil.commissions.models import Decision
from seuil.commissions.requetes import averties
from seuil.demandes.acces import peut_repondre_pour_le_foyer
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.designations.requetes import a_ete_designee
from seuil.mandats.models import Mandat
from seuil.mandats.portail import mandataire
from seuil.regles.decisions import PREMIER_RANG
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import exiger
from seuil.socle.middleware import aujourdhui

LONGUEUR = 12  # of the number of an offer in an address


def attendus_du_menage(demande: Demande) -> dict[str, list[dict[str, Any]]]:
    """Return what a household's own page shows first: its offers in progress, the papers a commission awaits."""
    if not a_ete_designee(demande):
        return {"offres": [], "conditions": [], "avertissements": []}
    offres = [{"offre": lue, "url": f"{reverse('offre')}?offre={lue.pk}"} for lue in toutes_en_cours(demande)]
    return {
        "offres": offres,
        "conditions": [_condition(decision) for decision in conditions_en_attente(demande)],
        "avertissements": [{"courrier": decision.avertissement_id} for decision in averties(demande)],
    }


def _condition(decision: Decision) -> dict[str, Any]:
    condition = faits.condition(decision)
    if condition is None:
        raise LookupError("An attribution without condition awaits nothing.")
    return {
        "logement": decision.point.vacance.logement,
        "piece": condition.piece,
        "avant_le": condition.avant_le,
        "rang": decision.rang if decision.rang != PREMIER_RANG else None,
    }


@require_safe
@demandeur
def offre(request: HttpRequest, demande: Demande) -> HttpResponse:
    """The dwelling, its cost, the last day to answer; the other offers of the household beside it."""
    return _lire(request, Porte(demande))


@require_POST
@demandeur
def accepter(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Accept the offer."""
    return _accepter(request, Porte(demande))


@require_POST
@demandeur
def refuser(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Refuse the offer, with a reason."""
    return _refuser(request, Porte(demande))


@require_safe
@mandataire
def offre_pour_un_foyer(request: HttpRequest, mandat: Mandat) -> HttpResponse:
    """The same offer, for who was let answer it."""
    exiger(peut_repondre_pour_le_foyer(mandat.auteur, mandat.demande))
    return _lire(request, Porte(mandat.demande, mandat))


@require_POST
@mandataire
def accepter_pour_un_foyer(request: HttpRequest, mandat: Mandat) -> HttpResponse:
    """Accept the offer for the household."""
    return _accepter(request, Porte(mandat.demande, mandat))


@require_POST
@mandataire
def refuser_pour_un_foyer(request: HttpRequest, mandat: Mandat) -> HttpResponse:
    """Refuse the offer for the household, with a reason."""
    return _refuser(request, Porte(mandat.demande, mandat))


def _lire(request: HttpRequest, porte: Porte) -> HttpResponse:
    courante = _choisie(porte.demande, request.GET.get("offre", ""))
    return redirect(porte.retour) if courante is None else _montrer(request, porte, courante)


def _accepter(request: HttpRequest, porte: Porte) -> HttpResponse:
    courante, le = _choisie(porte.demande, request.POST.get("offre", "")), aujourdhui(request)
    form = AccepterForm(request.POST, offre=courante)
    return _repondre(
        request, porte, courante, {"accepter": form}, lambda lue, par: services.accepter(lue, par=par, le=le)
    )


def _refuser(request: HttpRequest, porte: Porte) -> HttpResponse:
    courante, le = _choisie(porte.demande, request.POST.get("offre", "")), aujourdhui(request)
    form = RefuserForm(request.POST, offre=courante)
    return _repondre(
        request,
        porte,
        courante,
        {"refuser": form},
        lambda lue, par: services.refuser(lue, motif=form.en_clair, par=par, le=le),
    )


def _choisie(demande: Demande, cle: str) -> Offre | None:
    """Return the offer that the page names among those in progress, else the most urgent one."""
    offres = toutes_en_cours(demande)
    nommee = offres.filter(pk=cle).first() if cle.isascii() and cle.isdecimal() and len(cle) < LONGUEUR else None
    return nommee or offres.first()


def _repondre(
    request: HttpRequest,
    porte: Porte,
    courante: Offre | None,
    forms: dict[str, Any],
    verbe: Callable[[Offre, Repondant], object],
) -> HttpResponse:
    if courante is None:
        return redirect(porte.retour)
    (form,) = forms.values()
    if not form.is_valid():
        return _montrer(request, porte, courante, **forms, form=form)
    try:
        porte.agir(lambda par: verbe(courante, par), aujourdhui(request))
    except (PassageInterdit, services.ReponseTardive) as interdit:
        form.add_error(None, str(interdit))
        return _montrer(request, porte, courante, **forms, form=form)
    return redirect(porte.retour)


def _montrer(request: HttpRequest, porte: Porte, courante: Offre, **contexte: Any) -> HttpResponse:
    commune = courante.vacance.logement.programme.commune
    commun = {
        "offre": courante,
        "est_le_foyer": porte.mandat is None,
        **porte.adresses,
        "autres": toutes_en_cours(courante.demande).exclude(pk=courante.pk),
        "vue": vue_de(courante),
        "logement": courante.vacance.logement,
        "effet": effet_d_un_refus(commune),
        "accepter": AccepterForm(),
        "refuser": RefuserForm(),
    }
    return render(request, "baux/portail/offre.html", commun | contexte, status=422 if "form" in contexte else 200)


adresses = [
    path("ma-demande/offre/", offre, name="offre"),
    path("ma-demande/offre/accepter/", accepter, name="accepter_offre"),
    path("ma-demande/offre/refuser/", refuser, name="refuser_offre"),
    path("pour-un-foyer/offre/", offre_pour_un_foyer, name="offre_pour_un_foyer"),
    path("pour-un-foyer/offre/accepter/", accepter_pour_un_foyer, name="accepter_offre_pour_un_foyer"),
    path("pour-un-foyer/offre/refuser/", refuser_pour_un_foyer, name="refuser_offre_pour_un_foyer"),
]
