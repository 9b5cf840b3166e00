"""What is told of like demands: a position that adds up, tiers that hold all, a delay only when it says enough."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.regles.publication import constater, distribuer, est_publiable, situer

LE = date(2026, 11, 26)
PAR_SCORE = st.dictionaries(st.integers(-40, 250), st.integers(1, 50), min_size=1, max_size=30)


class TestSituer:
    def test_compte_moins_autant_et_plus(self):
        lue = situer({10: 4, 26: 2, 69: 3}, 26)

        assert (lue.moins, lue.autant, lue.plus, lue.total) == (4, 2, 3, 9)

    @given(PAR_SCORE, st.integers(-40, 250))
    def test_n_oublie_personne(self, par_score, points):
        assert situer(par_score, points).total == sum(par_score.values())


class TestDistribuer:
    def test_range_par_dix_points_et_ouvre_la_derniere(self):
        tranches = distribuer({0: 1, 9: 2, 10: 3, 80: 4, 134: 5}, LE)

        assert [(une.de, une.jusqu_a, une.demandes) for une in tranches][:2] == [(0, 9, 3), (10, 19, 3)]
        assert [(une.de, une.jusqu_a, une.demandes) for une in tranches][-1] == (80, None, 9)

    def test_met_a_part_les_scores_negatifs(self):
        premiere, suivante = distribuer({-12: 2, 3: 1}, LE)

        assert (premiere.de, premiere.jusqu_a, premiere.demandes) == (None, -1, 2)
        assert (suivante.de, suivante.jusqu_a, suivante.demandes) == (0, 9, 1)

    @given(PAR_SCORE)
    def test_place_chaque_demande_dans_une_seule_tranche(self, par_score):
        tranches = distribuer(par_score, LE)

        assert sum(une.demandes for une in tranches) == sum(par_score.values())
        assert all(sum(une.contient(score) for une in tranches) == 1 for score in par_score)


class TestEstPubliable:
    @pytest.mark.parametrize(("nombre", "attendu"), [(10, False), (11, True)])
    def test_attend_onze_demandes(self, nombre, attendu):
        assert est_publiable({30: nombre}, LE) is attendu


class TestConstater:
    def test_se_tait_sous_onze_attributions(self):
        assert constater([(date(2025, 1, 1), date(2026, 1, 1))] * 10, LE) is None

    def test_dit_la_mediane_et_les_deciles_en_mois_revolus(self):
        attentes = [(date(2020, 1, 15), date(2020 + mois // 12, 1 + mois % 12, 14)) for mois in range(1, 21)]

        lu = constater(attentes, LE)

        assert (lu.median, lu.premier_decile, lu.dernier_decile, lu.nombre) == (9, 1, 17, 20)
