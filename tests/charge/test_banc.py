"""A figure and its target: met, missed, without one, not measured."""

import pytest

from tests.charge.banc import MANQUE, NON_MESURE, SANS_BUT, TENU, Banc, Rapport, centile


class TestVerdict:
    @pytest.mark.parametrize(
        ("valeur", "but", "attendu"),
        [
            (0.05, "≤ 0,05", TENU),
            (0.051, "≤ 0,05", MANQUE),
            (25, "≥ 25", TENU),
            (24.9, "≥ 25", MANQUE),
            (3, "—", SANS_BUT),
            (None, "≤ 3", NON_MESURE),
        ],
    )
    def test_compare_la_valeur_a_son_but(self, valeur, but, attendu):
        assert Rapport("figure", valeur, but).verdict == attendu

    def test_compte_les_buts_tenus_manques_et_non_mesures(self, capsys):
        banc = Banc(2_500, ou="2500 demandes")
        banc.noter("page", 30, 2, "≤ 15")
        banc.noter("import", 10, but="≥ 11")
        banc.noter("select 1", 10)
        banc.passer("pair", "≥ 30", "il n’est pas installé")

        assert banc.resumer().endswith("Buts : 1 tenu, 1 MANQUÉ, 1 non mesuré.")
        assert "2500 demandes : page" in capsys.readouterr().out


class TestCentile:
    def test_donne_la_duree_qu_une_part_ne_depasse_pas(self):
        durees = [float(rang) for rang in range(100, 0, -1)]

        assert (centile(durees, 0.5), centile(durees, 0.99)) == (51.0, 100.0)
