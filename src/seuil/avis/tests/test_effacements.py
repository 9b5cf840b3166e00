"""What a household is told of its request to be erased."""

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.avis.tests.test_lignes import dit
from seuil.demandes.models import Demande
from seuil.demandes.services import radier
from seuil.effacements.services import demander_l_effacement, refuser


@pytest.fixture
def radiee(demande, le) -> Demande:
    radier(demande, motif="RADABA", par=Demandeur(demande.numero_unique), le=le)
    return Demande.objects.get(pk=demande.pk)


class TestEffacement:
    def test_demande_dit_le_dernier_jour_pour_repondre(self, radiee, le):
        demander_l_effacement(radiee, par=Demandeur(radiee.numero_unique), le=le)

        assert "avant le 23 décembre 2026" in dit(radiee, "effacement_demande").corps

    def test_refuse_dit_pourquoi_et_ou_aller(self, radiee, agents, le):
        attendue = demander_l_effacement(radiee, par=Demandeur(radiee.numero_unique), le=le)
        refuser(attendue, raison="Un recours est en cours.", par=agents["prefecture"], le=le)

        corps = dit(radiee, "effacement_refuse").corps
        assert "Pourquoi : Un recours est en cours." in corps
        assert "CNIL" in corps
