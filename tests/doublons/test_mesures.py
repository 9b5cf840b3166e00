"""The bounds of docs/doublons.md, on a set of the same make, one tenth of its size."""

import pytest

from tests.doublons.mesures import mesurer
from tests.doublons.page import a_l_aveugle
from tests.doublons.paires import paires


@pytest.fixture(scope="module")
def bilan():
    return mesurer(paires(2_000))


class TestSurLesPairesDeQuiNAvaitPasLu:
    def test_montrent_presque_toutes_les_memes_et_peu_d_autres(self):
        bilan = mesurer(a_l_aveugle(6_000))

        assert bilan.rappel >= 0.95
        assert bilan.precision >= 0.95


class TestMesures:
    def test_montrent_la_meme_personne_ecrite_deux_fois(self, bilan):
        assert bilan.rappel >= 0.95

    def test_montrent_peu_de_personnes_differentes(self, bilan):
        assert bilan.precision >= 0.90

    def test_ne_montrent_ni_freres_ni_homonymes_d_un_autre_age(self, bilan):
        jamais = ("frere", "homonyme", "parent", "conjoint", "n_importe_qui")

        assert {qui: bilan.confondues[qui] for qui in jamais} == dict.fromkeys(jamais, 0)

    def test_portent_sur_les_deux_sortes_de_paires(self, bilan):
        assert bilan.memes.total() > 600
        assert bilan.autres["jumeau"] > 100
