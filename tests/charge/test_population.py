"""The invented population: the same for the same seed, inside the bounds of the facts, with the rhythm wanted."""

from seuil.cotation.moteurs.colonnes import TYPES
from seuil.regles.criteres.faits import COLONNES
from tests.charge.population import population


class TestPopulation:
    def test_est_la_meme_pour_la_meme_graine(self):
        une, autre = population(500), population(500)

        assert une.observations.equals(autre.observations)
        assert une.souhaits.equals(autre.souhaits)

    def test_change_avec_la_graine(self):
        assert not population(500).souhaits.equals(population(500, graine=1).souhaits)

    def test_reste_dans_les_bornes_des_faits(self):
        observations = population(5_000).observations

        for nom, colonne in COLONNES.items():
            assert observations[nom].dtype == TYPES[nom]
            assert observations[nom].null_count() == 0
            if colonne.nature is int:
                assert colonne.minimum <= observations[nom].min() <= observations[nom].max() <= colonne.maximum

    def test_souhaite_de_une_a_dix_communes(self):
        souhaits = population(20_000).souhaits

        nombres = souhaits.group_by("demande").len()["len"]
        assert (nombres.min(), nombres.max()) == (1, 10)
        assert 2.5 < nombres.mean() < 2.8
