"""The report of a replay: counts, shares and waiting by group, grids side by side; draws that can be made again."""

import numpy as np
import pytest

from seuil.cotation.moteurs.bilans import Groupes, GroupesIncoherents, comparer
from seuil.cotation.moteurs.tirage import TirageImpossible, tirer

TAILLES = Groupes(("une personne", "famille"), np.array([0, 0, 1, 1, 1]))
QUARTILES = Groupes(("premier", "autres"), np.array([0, 1, 1, 0, 1]))
ATTENTE = np.array([10, 20, 30, 40, 50], np.int32)


class TestComparer:
    def test_met_les_grilles_cote_a_cote_par_groupe(self):
        gagnants = {"actuelle": np.array([0, 2, -1, 4], np.int32), "essai": np.array([3, 2, 4, 1], np.int32)}

        table = comparer({"taille": TAILLES, "quartile": QUARTILES}, gagnants, jours_d_attente=ATTENTE)

        assert table.rows() == [
            ("taille", "une personne", "actuelle", 2, 1, 33.33, 10.0),
            ("taille", "famille", "actuelle", 3, 2, 66.67, 40.0),
            ("taille", "une personne", "essai", 2, 1, 25.0, 20.0),
            ("taille", "famille", "essai", 3, 3, 75.0, 40.0),
            ("quartile", "premier", "actuelle", 2, 1, 33.33, 10.0),
            ("quartile", "autres", "actuelle", 3, 2, 66.67, 40.0),
            ("quartile", "premier", "essai", 2, 1, 25.0, 40.0),
            ("quartile", "autres", "essai", 3, 3, 75.0, 30.0),
        ]

    def test_ne_dit_pas_d_attente_quand_personne_n_est_loge(self):
        table = comparer({"taille": TAILLES}, {"vide": np.array([-1, -1], np.int32)}, jours_d_attente=ATTENTE)

        assert table.select("attributions", "part_pourcent", "attente_jours").rows() == [(0, 0.0, None)] * 2

    @pytest.mark.parametrize(
        ("de", "phrase"), [([0, 1], "2 demandes rangées pour 5"), ([0, 1, 2, 0, 0], "hors des 2 groupes nommés")]
    )
    def test_refuse_des_groupes_qui_ne_couvrent_pas_les_demandes(self, de, phrase):
        with pytest.raises(GroupesIncoherents, match=phrase):
            comparer({"x": Groupes(("a", "b"), np.array(de))}, {}, jours_d_attente=ATTENTE)


class TestTirer:
    def test_donne_la_meme_suite_pour_la_meme_graine(self):
        poids = np.array([5, 0, 3, 2])

        une, longue = tirer(poids, 50, graine=7), tirer(poids, 80, graine=7)

        assert (longue[:50] == une).all()
        assert not (tirer(poids, 50, graine=8) == une).all()
        assert 1 not in longue

    @pytest.mark.parametrize("poids", [[], [0, 0], [3, -1, 4]])
    def test_refuse_des_poids_dont_rien_ne_peut_sortir(self, poids):
        with pytest.raises(TirageImpossible):
            tirer(np.array(poids, np.int64), 3, graine=1)
