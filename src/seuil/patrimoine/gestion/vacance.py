"""One vacancy: where it stands, whose turn it is, and why."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.patrimoine import acces, services
from seuil.patrimoine.etats import Etat
from seuil.patrimoine.forms import LIBELLES_HORS_FLUX, ActeForm
from seuil.patrimoine.models import Vacance
from seuil.patrimoine.requetes import Solde, est_en_retard, passages_dates, soldes
from seuil.regles.procedure import derouler
from seuil.socle.design.mesures import date_longue, nombre

DIXIEME = Decimal("0.1")


@require_safe
@agent_requis
def vacance(request: Requete, pk: int) -> HttpResponse:
    """The dwelling, its balance of reserving bodies, its steps."""
    return montrer(request, _visible(request, pk), ActeForm())


@require_POST
@agent_requis
def orienter(request: Requete, pk: int) -> HttpResponse:
    """Send the vacancy to the reserving body whose turn it is."""
    lue, form = _visible(request, pk), ActeForm(request.POST)
    with refus_dits(form, services.SansDestinataire):
        solde = services.orienter(lue, par=request.agent, le=request.aujourdhui)
        messages.success(request, f"Logement envoyé à {solde.reservataire}.")
    return montrer(request, _visible(request, pk), form) if form.errors else redirect("gestion:vacance", pk)


@require_POST
@agent_requis
def remettre(request: Requete, pk: int) -> HttpResponse:
    """Give the vacancy back to its landlord, when nobody was named in time."""
    lue, form = _visible(request, pk), ActeForm(request.POST)
    with refus_dits(form, services.DelaiEnCours):
        services.remettre_au_bailleur(lue, par=request.agent, le=request.aujourdhui)
        messages.success(request, "Le logement vous revient : désignez vous-même les candidats.")
    return montrer(request, _visible(request, pk), form) if form.errors else redirect("gestion:vacance", pk)


def montrer(request: Requete, lue: Vacance, form: ActeForm) -> HttpResponse:
    """Render the page of a vacancy, with the refusal that ``form`` carries."""
    oriente = acces.peut_orienter(request.agent, lue).est_oui
    en_retard = est_en_retard(lue, request.aujourdhui)
    contexte = {
        "vacance": lue,
        "form": form,
        "fiche": _fiche(lue),
        "etapes": _etapes(lue),
        "etat": lue.etat,
        "peut_orienter": oriente and lue.etat == Etat.DECLAREE,
        "en_retard": en_retard,
        "bloquee": _bloquee(lue, request.aujourdhui),
        "peut_remettre": oriente and en_retard and lue.reservataire != lue.bailleur,
        "peut_designer": lue.etat == Etat.ORIENTEE and acces.peut_designer(request.agent, lue).est_oui,
        "peut_offrir": oriente and lue.etat in (Etat.ATTRIBUEE, Etat.LOUEE),
        "soldes": _soldes(request, lue) if oriente else [],
        "annee": request.aujourdhui.year,
        "hors_flux": LIBELLES_HORS_FLUX.get(lue.hors_flux, lue.hors_flux),
    }
    return render(request, "patrimoine/gestion/vacance.html", contexte, status=422 if form.errors else 200)


def _bloquee(lue: Vacance, le: date) -> str:
    """Return who must be empowered when nobody is left to open the dwelling, "" when somebody is."""
    if lue.etat != Etat.ORIENTEE or lue.reservataire is None:
        return ""
    return acces.quelqu_un_designe_chez(lue.reservataire, le).motif


def _visible(request: Requete, pk: int) -> Vacance:
    lisibles = acces.visibles_par(request.agent).select_related(
        "logement__programme__commune__departement__ressort", "reservataire"
    )
    return get_object_or_404(lisibles, pk=pk)


def _fiche(lue: Vacance) -> list[tuple[str, Any]]:
    logement = lue.logement
    return [
        ("Référence", logement.reference),
        ("Programme", f"{logement.programme}, {logement.programme.adresse}, {logement.programme.commune}"),
        ("Nature", f"{logement.type}, {logement.surface:.0f} m², {logement.get_financement_display()}"),
        ("Étage", f"{logement.etage or 'Rez-de-chaussée'}, {'avec' if logement.ascenseur else 'sans'} ascenseur"),
        ("Accessible en fauteuil", "Oui" if logement.accessible else "Non"),
        ("Quartier prioritaire", "Oui" if logement.en_qpv else "Non"),
        (
            "Loyer et charges",
            f"{nombre(logement.loyer)} + {nombre(logement.charges)} = {nombre(logement.loyer_charges)} €",
        ),
        ("Libre le", date_longue(lue.libre_le)),
    ]


def _etapes(lue: Vacance) -> list[dict[str, str]]:
    """Return the steps of a vacancy, in the order of its cycle; a date only for the past or a legal deadline.

    A step is done once the cycle went past it: a dwelling that comes back to be proposed again has none done after.
    """
    ordre = list(Etat)
    rang = ordre.index(Etat(lue.etat))
    est_louee = lue.etat == Etat.LOUEE
    faites = [place < rang or est_louee for place in range(len(ordre))]
    passages = passages_dates(lue)
    details = {
        Etat.DECLAREE: f"Déclarée le {date_longue(lue.declaree_le)}",
        Etat.ORIENTEE: f"{lue.reservataire}, avant le {date_longue(lue.designer_avant)}" if lue.designer_avant else "",
        Etat.DESIGNEE: _le(passages, "designer"),
        Etat.EN_COMMISSION: _le(passages, "inscrire"),
        Etat.ATTRIBUEE: _le(passages, "attribuer"),
        Etat.LOUEE: f"Le {date_longue(lue.louee_le)}" if lue.louee_le else "",
    }
    details = {etape: detail for etape, detail in details.items() if ordre.index(etape) <= rang}
    return [
        {"titre": str(etape.label), "detail": details.get(etape, ""), "etat": avancement.value}
        for etape, avancement in zip(ordre, derouler(faites, en_cours=not est_louee), strict=True)
    ]


def _le(passages: dict[str, date], verbe: str) -> str:
    return f"Le {date_longue(passages[verbe])}" if verbe in passages else ""


def _soldes(request: Requete, lue: Vacance) -> list[dict[str, Any]]:
    """Return each reserving body's balance; ``tour`` marks the one that receives the dwelling."""
    lignes = soldes(lue.bailleur, lue.logement.programme.commune.ressort, annee=request.aujourdhui.year)
    choisi = next((ligne for ligne in lignes if not lue.hors_flux or ligne.reservataire == lue.bailleur), None)
    return [_solde(ligne, tour=ligne is choisi and lue.etat == Etat.DECLAREE) for ligne in lignes]


def _solde(ligne: Solde, *, tour: bool) -> dict[str, Any]:
    return {
        "reservataire": str(ligne.reservataire),
        "taux": f"{ligne.taux:.0f} %",
        "recus": ligne.recus,
        "retard": nombre(ligne.retard.quantize(DIXIEME)),
        "tour": tour,
        "source": "Convention de l’année" if ligne.convention else "Ce qu’aucune convention ne réserve",
    }
