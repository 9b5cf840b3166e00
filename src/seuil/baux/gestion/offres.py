"""The landlord's offers and leases, those that await something first."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.baux import acces
from seuil.baux.etats import Etat
from seuil.baux.gestion.lignes import PORTES, remise_dite, silence
from seuil.baux.models import Offre
from seuil.baux.requetes import prochaine_attribution
from seuil.journal.models import Motif
from seuil.patrimoine.acces import visibles_par
from seuil.patrimoine.etats import Etat as EtatVacance

PAR_PAGE = 20
ORDRE = Case(
    When(etat=Etat.ENVOYEE, then=Value(0)),
    When(etat=Etat.ACCEPTEE, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


@require_safe
@agent_requis
def offres(request: Requete) -> HttpResponse:
    """Dwellings to offer, then every offer."""
    toutes = (
        acces.visibles_par(request.agent)
        .order_by(ORDRE, "-envoyee_le", "-pk")
        .select_related("courrier")
        .prefetch_related("demande__personnes", "courrier__remises")
    )
    page = Paginator(toutes, PAR_PAGE).get_page(request.GET.get("page"))
    attribuees = visibles_par(request.agent).filter(
        etat=EtatVacance.ATTRIBUEE, logement__programme__bailleur=request.agent.organisme
    )
    sans_offre = [
        vacance
        for vacance in attribuees.exclude(offres__etat__in=[Etat.ENVOYEE, Etat.ACCEPTEE])
        if prochaine_attribution(vacance)
    ]
    noter_lecture(request, Motif.OFFRE, [offre.demande.numero_unique for offre in page])
    contexte = {"page": page, "lignes": [_ligne(offre, request) for offre in page], "sans_offre": sans_offre}
    return render(request, "baux/gestion/offres.html", contexte)


def _ligne(offre: Offre, request: Requete) -> dict[str, Any]:
    attend = offre.etat == Etat.ENVOYEE
    en_retard = attend and offre.repondre_avant < request.aujourdhui
    etat = offre.get_etat_display()
    if en_retard:
        etat = "Délai passé" if silence(offre, request.aujourdhui).est_oui else "Date imprimée passée"
    return {
        "nom": str(offre.demande.titulaire),
        "logement": str(offre.vacance.logement),
        "envoyee_le": offre.envoyee_le,
        "repondre_avant": offre.repondre_avant,
        "remise": remise_dite(offre.courrier) if attend else "",
        "etat": etat,
        "porte": "retard" if en_retard else PORTES[Etat(offre.etat)],
        "url": reverse("gestion:attributions", args=[offre.vacance_id]),
    }
