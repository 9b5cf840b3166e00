"""Who may see and name candidates."""

from django.db.models import Q, QuerySet

from seuil.acteurs.models import Agent
from seuil.designations.models import Candidature
from seuil.patrimoine import acces as acces_patrimoine
from seuil.patrimoine.acces import peut_designer

__all__ = ["peut_designer", "visibles_par"]


def visibles_par(agent: Agent) -> QuerySet[Candidature]:
    """Return the candidatures for the vacancies an agent may see."""
    vacances = acces_patrimoine.visibles_par(agent)
    return Candidature.objects.filter(Q(vacance__in=vacances)).select_related("demande", "vacance")
