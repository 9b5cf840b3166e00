"""The vacancies one follows, and the landlord's stock."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.patrimoine import acces
from seuil.patrimoine.etats import OUVERTES, Etat
from seuil.patrimoine.models import Logement, Vacance

PAR_PAGE = 20


@require_safe
@agent_requis
def logements(request: Requete) -> HttpResponse:
    """Open vacancies first, then every dwelling of the landlord, with what may be declared."""
    ouvertes = list(acces.visibles_par(request.agent).filter(etat__in=OUVERTES).order_by("designer_avant", "pk"))
    prises = {vacance.logement_id: vacance for vacance in ouvertes}
    parc = (
        acces.logements_de(request.agent)
        .select_related("programme__commune")
        .order_by("programme__nom", "reference", "pk")
    )
    page = Paginator(parc, PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "vacances": [_vacance(vacance) for vacance in ouvertes],
        "page": page,
        "lignes": [_logement(logement, prises.get(logement.pk)) for logement in page],
    }
    return render(request, "patrimoine/gestion/logements.html", contexte)


def _vacance(vacance: Vacance) -> dict[str, Any]:
    attend = vacance.etat == Etat.ORIENTEE
    return {
        "logement": str(vacance.logement),
        "reference": vacance.logement.reference,
        "etat": vacance.get_etat_display(),
        "reservataire": str(vacance.reservataire or "À choisir"),
        "libre_le": vacance.libre_le,
        "designer_avant": vacance.designer_avant if attend else None,
        "url": reverse("gestion:vacance", args=[vacance.pk]),
    }


def _logement(logement: Logement, vacance: Vacance | None) -> dict[str, Any]:
    return {
        "reference": logement.reference,
        "programme": f"{logement.programme}, {logement.programme.commune}",
        "nature": f"{logement.type}, {logement.surface:.0f} m², {logement.financement_court}",
        "loyer": logement.loyer_charges,
        "etat": vacance.get_etat_display() if vacance else "Occupé",
        "url": _page(logement, vacance),
        "verbe": "Ouvrir" if vacance else "Déclarer vacant",
    }


def _page(logement: Logement, vacance: Vacance | None) -> str:
    if vacance is None:
        return reverse("gestion:declarer", args=[logement.pk])
    return reverse("gestion:vacance", args=[vacance.pk])
