"""Which households wait for an answer about their data."""

from django.db.models import QuerySet

from seuil.acteurs.models import Agent
from seuil.demandes.acces import visibles_par
from seuil.demandes.models import Demande
from seuil.effacements.etats import Etat
from seuil.effacements.models import Sollicitation


def a_repondre(agent: Agent) -> QuerySet[Sollicitation]:
    """Return what an agent may answer, the nearest last day first."""
    attendent = Sollicitation.objects.filter(etat=Etat.A_REPONDRE, demande__in=visibles_par(agent))
    return attendent.select_related("demande").prefetch_related("demande__personnes").order_by("avant_le", "pk")


def en_attente_de(demande: Demande) -> Sollicitation | None:
    """Return the request of a household that nobody answered yet."""
    return Sollicitation.objects.filter(demande=demande, etat=Etat.A_REPONDRE).first()


def derniere_refusee(demande: Demande) -> Sollicitation | None:
    """Return the last request that was refused: its reason is told again on the page."""
    return Sollicitation.objects.filter(demande=demande, etat=Etat.REFUSEE).order_by("-pk").first()
