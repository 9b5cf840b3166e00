"""A social worker renews for a household that let it change its answers; withdrawn, it renews nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.mandats.services import retirer
from seuil.mandats.tests.conftest import *  # noqa: F403 - a mandate of the household of the journey
from seuil.mandats.tests.test_portail import entrer, lire

PAGE = "/pour-un-foyer/renouveler/"


@pytest.fixture
def bientot(demande) -> Demande:
    """Its year ends in ten days, whatever day the test runs."""
    Demande.objects.filter(pk=demande.pk).update(echeance=timezone.localdate() + timedelta(days=10))
    return Demande.objects.get(pk=demande.pk)


def test_renouvelle_et_le_dit(bientot, donne):
    ailleurs, _ = entrer(bientot, donne[1])
    assert "Renouveler pour un an" in lire(ailleurs.get(PAGE))

    page = lire(ailleurs.post(PAGE, follow=True))

    assert "Le foyer reçoit son attestation" in page
    assert Demande.objects.get(pk=bientot.pk).renouvelee_le == timezone.localdate()


def test_dit_quand_ce_n_est_pas_le_moment(demande, donne):
    ailleurs, _ = entrer(demande, donne[1])

    assert "Elle ne se renouvelle pas aujourd’hui" in lire(ailleurs.get(PAGE))
    assert "Cette demande ne se renouvelle pas aujourd’hui" in lire(ailleurs.post(PAGE, follow=True))
    assert Demande.objects.get(pk=demande.pk).renouvelee_le is None


def test_retire_ne_renouvelle_plus(bientot, donne):
    ailleurs, _ = entrer(bientot, donne[1])
    retirer(donne[0], par=Demandeur(bientot.numero_unique), le=timezone.localdate())

    assert ailleurs.post(PAGE).url.endswith("/connexion/")
    assert Demande.objects.get(pk=bientot.pk).renouvelee_le is None
