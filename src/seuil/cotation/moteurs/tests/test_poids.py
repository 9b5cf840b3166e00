"""Weighing stored truths again: new weights, versions."""

from __future__ import annotations

from datetime import date

import numpy as np

from seuil.cotation.moteurs.poids import repeser
from seuil.cotation.moteurs.versions import passerelle, reporter
from seuil.regles.grilles import grille_en_vigueur, lire_grille

LE = date(2026, 7, 1)
COMPIEGNE = grille_en_vigueur("compiegne", LE)
FICTIVE = grille_en_vigueur("demonstration", LE)
MASQUES = np.array([0, 1, 3, 1 << 19, (1 << 19) + 1], dtype=np.int64)


def avec(grille, *couples):
    texte = grille.texte
    for avant, apres in zip(couples[::2], couples[1::2], strict=True):
        assert avant in texte
        texte = texte.replace(avant, apres)
    return lire_grille(texte)


class TestRepeser:
    def test_donne_les_points_du_guide(self):
        assert repeser(COMPIEGNE, MASQUES).tolist() == [0, 30, 42, 8, 38]

    def test_donne_les_points_d_une_nouvelle_grille_sans_lire_constats(self):
        nouvelle = avec(COMPIEGNE, "points = 30\n", "points = 50\n")

        assert repeser(nouvelle, MASQUES).tolist() == [0, 50, 62, 8, 58]


class TestPasserelle:
    def test_laisse_en_place_les_verites_quand_seuls_les_points_changent(self):
        passage = passerelle(COMPIEGNE, avec(COMPIEGNE, "points = 30\n", "points = 50\n"))

        assert passage is not None
        assert passage.est_identite

    def test_deplace_les_verites_quand_l_ordre_change(self):
        lignes = [ligne.code for ligne in COMPIEGNE.lignes]
        renversee = lire_grille(
            COMPIEGNE.texte.replace('"dalo"', '"XX"').replace('"handicap"', '"dalo"').replace('"XX"', '"handicap"')
        )
        passage = passerelle(COMPIEGNE, renversee)

        assert lignes[:2] == ["dalo", "handicap"]
        assert passage is not None
        assert reporter(np.array([1, 2, 4], dtype=np.int64), passage).tolist() == [2, 1, 4]

    def test_est_impossible_quand_une_tranche_change(self):
        allongee = avec(COMPIEGNE, "jusqu_a = 24\n", "jusqu_a = 36\n", "de = 24\n", "de = 36\n")

        assert passerelle(COMPIEGNE, allongee) is None

    def test_est_impossible_quand_un_seuil_change(self):
        assert passerelle(COMPIEGNE, avec(COMPIEGNE, "= 8436", "= 9000")) is None

    def test_est_impossible_quand_un_malus_s_allume(self):
        allumee = lire_grille('deliberation_malus = "du 1er juillet 2026"\n' + COMPIEGNE.texte)

        assert passerelle(COMPIEGNE, allumee) is None
        assert passerelle(allumee, COMPIEGNE) is not None

    def test_est_impossible_quand_le_plafond_monte(self):
        assert passerelle(FICTIVE, avec(FICTIVE, "plafond = 8\n", "plafond = 10\n")) is None
        assert passerelle(FICTIVE, avec(FICTIVE, "plafond = 8\n", "plafond = 4\n")) is not None
