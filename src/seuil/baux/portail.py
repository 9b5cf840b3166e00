"""The household's doors to its offer: read it, accept it, refuse it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.baux import faits, services
from seuil.baux.courriers import effet_d_un_refus
from seuil.baux.forms import AccepterForm, RefuserForm, vue_de
from seuil.baux.models import Offre
from seuil.baux.requetes import conditions_en_attente, toutes_en_cours
from seuil.commissions.models import Decision
from seuil.commissions.requetes import averties
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.regles.decisions import PREMIER_RANG
from seuil.socle.cycles import PassageInterdit
from seuil.socle.middleware import aujourdhui

LONGUEUR = 12  # of the number of an offer in an address


def attendus_du_menage(demande: Demande) -> dict[str, list[dict[str, Any]]]:
    """Return what a household's own page shows first: its offers in progress, the papers a commission awaits."""
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
    courante = _choisie(demande, request.GET.get("offre", ""))
    if courante is None:
        return redirect("ma_demande")
    return _montrer(request, courante)


@require_POST
@demandeur
def accepter(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Accept the offer."""
    courante = _choisie(demande, request.POST.get("offre", ""))
    form, le = AccepterForm(request.POST, offre=courante), aujourdhui(request)
    return _repondre(
        request, demande, courante, {"accepter": form}, lambda lue, par: services.accepter(lue, par=par, le=le)
    )


@require_POST
@demandeur
def refuser(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Refuse the offer, with a reason."""
    courante = _choisie(demande, request.POST.get("offre", ""))
    form, le = RefuserForm(request.POST, offre=courante), aujourdhui(request)
    return _repondre(
        request,
        demande,
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
    demande: Demande,
    courante: Offre | None,
    forms: dict[str, Any],
    verbe: Callable[[Offre, Demandeur], object],
) -> HttpResponse:
    if courante is None:
        return redirect("ma_demande")
    (form,) = forms.values()
    if not form.is_valid():
        return _montrer(request, courante, **forms, form=form)
    try:
        verbe(courante, Demandeur(demande.numero_unique))
    except (PassageInterdit, services.ReponseTardive) as interdit:
        form.add_error(None, str(interdit))
        return _montrer(request, courante, **forms, form=form)
    return redirect("ma_demande")


def _montrer(request: HttpRequest, courante: Offre, **contexte: Any) -> HttpResponse:
    commune = courante.vacance.logement.programme.commune
    commun = {
        "offre": courante,
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
]
