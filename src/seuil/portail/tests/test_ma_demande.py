"""What a household reads first on its own page: whether something is to be done."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import lire
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demandes.tests.menage import connecter
from seuil.demo.exemple import dossier_d_exemple


class TestCeQuiEstAFaire:
    @pytest.fixture
    def demande(self, client, monde, db) -> Demande:
        demande = enregistrer(dossier_d_exemple(), par=Demandeur(), le=date(2026, 11, 23)).demande
        connecter(client, demande)
        return demande

    def test_n_est_pas_une_radiation_quand_la_demande_court(self, client, demande):
        """A demand just registered was told « radiée », with neither day nor motive."""
        page = lire(client.get("/ma-demande/"))

        assert "Rien à faire aujourd’hui" not in page
        assert "À faire maintenant : garder vos papiers" in page
        assert "radiée" not in page
