"""What the installation sets from its environment, refused in a sentence when it cannot be read."""

import pytest

from seuil.config.environnement import ReglageRefuse, plage

VARIABLE = "SEUIL_OUVERTURE_INHABITUELLE"


class TestPlage:
    def test_vaut_ce_que_dit_la_maison_par_defaut(self, monkeypatch):
        monkeypatch.delenv(VARIABLE, raising=False)

        assert plage(VARIABLE, (22, 5)) == (22, 5)

    def test_lit_deux_heures(self, monkeypatch):
        monkeypatch.setenv(VARIABLE, "20-7")

        assert plage(VARIABLE, (22, 5)) == (20, 7)

    @pytest.mark.parametrize("ecrite", ["", "22", "22-", "22h-5h", "-1-5", "22-24"])
    def test_refuse_ce_qui_n_est_pas_deux_heures(self, monkeypatch, ecrite):
        monkeypatch.setenv(VARIABLE, ecrite)

        with pytest.raises(ReglageRefuse, match="écrivez deux heures, par exemple « 22-5 »"):
            plage(VARIABLE, (22, 5))
