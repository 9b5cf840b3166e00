"""Who may see and name candidates."""

from django.db.models import Q, QuerySet

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Metier
from seuil.designations.models import Candidature
from seuil.patrimoine import acces as acces_patrimoine
from seuil.patrimoine.acces import peut_designer, quelqu_un_designe_chez
from seuil.regles.verdicts import Verdict, non, oui

__all__ = ["peut_designer", "peut_retirer", "quelqu_un_designe_chez", "visibles_par"]


def visibles_par(agent: Agent) -> QuerySet[Candidature]:
    """Return the candidatures for the vacancies an agent may see."""
    vacances = acces_patrimoine.visibles_par(agent)
    return Candidature.objects.filter(Q(vacance__in=vacances)).select_related("demande", "vacance")


def peut_retirer(acteur: Agent | Systeme, candidature: Candidature) -> Verdict:
    """The body that named the candidate; a demand that leaves the register leaves its candidacies by itself."""
    if isinstance(acteur, Systeme):
        return oui()
    nomme = candidature.liste.reservataire_id == acteur.organisme_id
    if nomme and {Metier.RESERVATION, Metier.ATTRIBUTION} & set(acteur.metiers):
        return oui()
    return non("Seul l’organisme qui a désigné ce candidat peut retirer sa candidature.")
