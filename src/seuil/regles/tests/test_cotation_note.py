"""What a note says: lines, provisional or proven, set aside, and its stored truths."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from seuil.regles.cotation import coter, expliquer, masque_de_preuves
from seuil.regles.criteres import Faits
from seuil.regles.grilles import GrilleInconnue, grille_en_vigueur

LE = date(2026, 7, 1)
FICTIVE = grille_en_vigueur("demonstration", LE)
DEMANDE = Faits(date_depot=date(2026, 6, 1), date_naissance=date(1985, 3, 10))


def points(note):
    return {ligne.critere: ligne.points for ligne in note.lignes}


class TestNote:
    def test_dit_constats_vus_dans_le_motif(self):
        compiegne = grille_en_vigueur("compiegne", LE)
        demande = replace(DEMANDE, nb_occupants=5, surface_m2=40, nb_mineurs=3)

        ligne = coter(demande, compiegne, LE).lignes[0]

        assert ligne.motif == "5 occupants dans 40 m², dont 3 mineur(s)"
        assert ligne.faits_vus == {"surface_m2": 40, "nb_occupants": 5, "nb_mineurs": 3}

    @pytest.mark.parametrize(
        ("connu", "motif"), [("1998-01-01", "Né le 01/01/1998"), ("1998-01", "Né en 01/1998"), ("1998", "Né en 1998")]
    )
    def test_n_ecrit_d_une_naissance_que_ce_qui_en_est_connu(self, connu, motif):
        demande = replace(DEMANDE, date_naissance=date(1998, 1, 1))

        note = coter(demande, grille_en_vigueur("compiegne", LE), LE, connus={"date_naissance": connu})
        (jeune,) = [ligne for ligne in note.lignes if ligne.critere == "jeune"]

        assert jeune.motif == motif
        assert jeune.faits_vus == {"date_naissance": connu}

    def test_reste_provisoire_tant_qu_un_des_faits_lus_n_est_pas_prouve(self):
        compiegne = grille_en_vigueur("compiegne", LE)
        demande = replace(DEMANDE, nb_occupants=5, surface_m2=40, nb_mineurs=3)

        a_moitie = coter(demande, compiegne, LE, preuves={"surface_m2"})
        entiere = coter(demande, compiegne, LE, preuves={"surface_m2", "nb_mineurs"})

        assert [ligne.provisoire for ligne in a_moitie.lignes] == [True, False, False]
        assert (a_moitie.total, a_moitie.total_prouve) == (15, 8)
        assert [ligne.provisoire for ligne in entiere.lignes] == [False, False, False]
        assert (entiere.total, entiere.total_prouve) == (15, 15)

    def test_ne_compte_qu_avec_la_preuve_quand_la_grille_l_exige(self):
        demande = replace(DEMANDE, handicap=True)

        declaree = coter(demande, FICTIVE, LE)
        prouvee = coter(demande, FICTIVE, LE, preuves={"handicap"})

        assert (declaree.total, points(declaree)) == (0, {})
        assert [ligne.critere for ligne in declaree.ecartees] == ["handicap"]
        assert (prouvee.total, points(prouvee)) == (15, {"handicap": 15})

    def test_refuse_une_preuve_qui_n_est_pas_celle_d_un_fait(self):
        with pytest.raises(KeyError):
            masque_de_preuves({"date_depot"})

    def test_ecarte_l_anciennete_devant_une_decision_dalo(self):
        demande = replace(DEMANDE, date_depot=date(2022, 1, 1))

        assert points(coter(demande, FICTIVE, LE)) == {"anciennete": 12, "delai_anormalement_long": 5}
        assert points(coter(replace(demande, dalo=True), FICTIVE, LE, preuves={"dalo"})) == {"dalo": 40}

    def test_n_exclut_rien_au_nom_d_une_ligne_qui_ne_tient_pas(self):
        demande = replace(DEMANDE, parent_isole=True)

        assert points(coter(demande, FICTIVE, LE)) == {}
        assert points(coter(replace(demande, revenu_uc_annuel=5000), FICTIVE, LE)) == {
            "premier_quartile": 10,
            "parent_isole": 6,
        }

    def test_garde_le_plus_favorable_de_la_rubrique(self):
        demande = replace(DEMANDE, statut_occupation=16, habitat_indigne=True)

        note = coter(demande, FICTIVE, LE)

        assert points(note) == {"sans_logement": 20}
        assert [ligne.critere for ligne in note.ecartees] == ["habitat_indigne"]

    def test_compare_les_unites_aux_autres_lignes_de_la_rubrique(self):
        serree = replace(DEMANDE, nb_occupants=9, nb_pieces=2, surface_m2=200)

        assert points(coter(serree, FICTIVE, LE)) == {"occupants_sans_piece": 9}
        assert points(coter(replace(serree, nb_pieces=8), FICTIVE, LE)) == {"occupants_sans_piece": 3}
        assert points(coter(replace(serree, nb_pieces=-1), FICTIVE, LE)) == {}

    def test_compte_par_unite_jusqu_au_plafond(self):
        assert points(coter(replace(DEMANDE, nb_mineurs=3), FICTIVE, LE)) == {"nombre_mineurs": 6}
        assert points(coter(replace(DEMANDE, nb_mineurs=9), FICTIVE, LE)) == {"nombre_mineurs": 8}
        assert points(coter(replace(DEMANDE, temps_trajet_minutes=44), FICTIVE, LE)) == {"temps_trajet": 2}
        assert points(coter(replace(DEMANDE, nb_refus_adaptes=5), FICTIVE, LE)) == {"refus_logement_adapte": -15}

    def test_fige_l_anciennete_a_la_date_de_la_grille(self):
        demande = replace(DEMANDE, date_depot=date(2025, 7, 1))

        assert points(coter(demande, FICTIVE, date(2025, 12, 31))) == {}
        assert points(coter(demande, FICTIVE, date(2026, 1, 1))) == {"anciennete": 4}
        assert points(coter(demande, FICTIVE, date(2027, 7, 1))) == {"anciennete": 4}

    def test_s_explique_depuis_ses_verites_gardees(self):
        demande = replace(DEMANDE, date_depot=date(2024, 1, 1), nb_mineurs=2, habitat_indigne=True)
        note = coter(demande, FICTIVE, LE, preuves={"habitat_indigne"})

        relue = expliquer(note.masque, note.quantites, FICTIVE, masque_prouve=note.masque_prouve)

        assert [(ligne.critere, ligne.points, ligne.motif, ligne.provisoire) for ligne in relue.lignes] == [
            ("habitat_indigne", 18, "Habitat indigne", False),
            ("anciennete", 8, "Ancienneté de la demande : de 18 à 36 mois", False),
            ("nombre_mineurs", 4, "Mineurs à loger : 2 mineurs comptés", True),
        ]
        assert (relue.total, relue.total_prouve) == (30, 26)

    def test_prend_un_seuil_donne_pour_ce_calcul(self):
        demande = replace(DEMANDE, revenu_uc_annuel=9500)

        assert coter(demande, FICTIVE, LE).total == 0
        assert coter(demande, FICTIVE, LE, parametres={"seuil_premier_quartile": 10_000}).total == 10


class TestGrilleEnVigueur:
    def test_refuse_un_jour_avant_la_premiere_version(self):
        with pytest.raises(GrilleInconnue, match=r"« compiegne » n’est connue au 31/12/2022\."):
            grille_en_vigueur("compiegne", date(2022, 12, 31))

    def test_refuse_un_jour_apres_la_fin(self):
        with pytest.raises(GrilleInconnue, match="01/01/2030"):
            grille_en_vigueur("demonstration", date(2030, 1, 1))

    def test_refuse_un_territoire_sans_grille(self):
        with pytest.raises(GrilleInconnue, match="« atlantide »"):
            grille_en_vigueur("atlantide", LE)
