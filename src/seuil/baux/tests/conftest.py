"""Offers in the states that the tests start from."""

from datetime import date

import pytest

from seuil.baux import services
from seuil.baux.models import Offre
from seuil.baux.tests.copies import copier
from seuil.commissions.models import Decision, Point
from seuil.designations.models import Liste
from seuil.patrimoine.models import Logement, Vacance

ENVOI = date(2026, 12, 8)


@pytest.fixture
def remise(agents, close) -> Offre:
    """The offer to the first rank, handed over on 8 December: to answer until the 18th."""
    vacance = Vacance.objects.get(pk=close.vacance_id)
    return services.offrir(vacance, par=agents["bailleur"], le=ENVOI, remise_le=ENVOI)


@pytest.fixture
def sous_condition(close) -> Decision:
    """The first rank, attributed under the condition of a paper until 18 December."""
    decision = Decision.objects.get(point=close, rang=1)
    decision.nature, decision.piece_manquante, decision.condition_avant_le = "c", "avis_n2", date(2026, 12, 18)
    decision.save()
    return decision


@pytest.fixture
def autre(close, demande) -> Vacance:
    """Another dwelling of the landlord, attributed to the same households in the same order."""
    modele = Vacance.objects.get(pk=close.vacance_id)
    logement = Logement.objects.filter(programme__bailleur=modele.bailleur, vacances=None).earliest("pk")
    vacance = copier(modele, logement=logement)
    liste = copier(Liste.objects.get(vacance=modele), vacance=vacance)
    point = copier(Point.objects.get(pk=close.pk), vacance=vacance, ordre=9)
    for decision in Decision.objects.filter(point=close):
        candidature = copier(decision.candidature, vacance=vacance, liste=liste)
        copier(decision, point=point, candidature=candidature)
    return vacance
