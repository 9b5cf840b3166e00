"""The catalogue: what each criterion reads, and the rules refused when loaded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from seuil.regles.criteres import CATALOGUE, FAITS, Contexte, Faits, Genre, Nature, il_y_a_n_ans, il_y_a_n_mois
from seuil.regles.criteres.catalogue import critere, observer
from seuil.regles.criteres.contexte import SeuilInconnu
from seuil.regles.criteres.logement import suroccupe
from seuil.regles.criteres.parametres import ParametreInvalide, verifier_parametre
from seuil.regles.occupation import est_suroccupe
from seuil.regles.traceur import RegleRefusee

LE = date(2026, 7, 1)


class TestCatalogue:
    def test_dit_constats_et_les_parametres_que_chaque_regle_lit(self):
        quartile = CATALOGUE["travailleur_pauvre"]

        assert quartile.faits == ("situation_pro", "revenu_uc_annuel")
        assert quartile.parametres == ("seuil_premier_quartile",)
        assert quartile.pieces == (
            "justificatifs des ressources mensuelles",
            "contrat de travail, bulletins de salaire ou carte d’étudiant",
        )

    def test_couvre_les_quatorze_lettres_de_l_article_et_le_quartile(self):
        lettres = {regle.lettre for regle in CATALOGUE.values() if regle.nature is Nature.NATIONAL}

        assert lettres == {*"abcdefghijklm", "g bis", "DALO", "quartile"}

    def test_lit_chaque_fait_declare(self):
        lus = {nom for regle in CATALOGUE.values() for nom in regle.faits}

        assert set(FAITS) - lus == set()

    def test_n_a_pas_de_fait_a_prouver_au_dela_de_63(self):
        assert sum(1 for fait in FAITS.values() if fait.piece) <= 63

    @pytest.mark.parametrize("personnes", range(1, 13))
    @pytest.mark.parametrize("surface", [8, 9, 15, 16, 24, 25, 33, 34, 42, 43, 51, 52, 60, 61, 69, 70, 71])
    def test_juge_la_suroccupation_comme_la_regle_d_occupation(self, personnes, surface):
        demande = Faits(date(2026, 6, 1), date(1985, 1, 1), nb_occupants=personnes, surface_m2=surface)

        observee = suroccupe(demande, Contexte(LE, {}))

        assert observee == est_suroccupe(Decimal(surface), personnes, LE).est_oui


class TestChargement:
    @pytest.mark.parametrize(
        "regle",
        [
            lambda d, c: d.dalo and d.handicap,
            lambda d, c: d.dalo or d.handicap,
            lambda d, c: not d.dalo,
            lambda d, c: d.dalo if d.handicap else d.parent_isole,
            lambda d, c: 1 < d.nb_personnes < 3,
            lambda d, c: d.statut_occupation in (1, 2),
            lambda d, c: ~d.dalo,
            lambda d, c: d.nb_personnes / 2 > 1,
            lambda d, c: d.nb_personnes > 1.5,
            lambda d, c: d.nb_personnes & d.dalo,
            lambda d, c: d.date_depot > 3,
            lambda d, c: d.nb_enfants > 1,
            lambda d, c: d.nb_personnes + 1,
            lambda d, c: True,
            lambda d, c: d.revenu_mensuel * d.revenu_uc_annuel * d.revenu_uc_annuel > 1,
        ],
        ids=lambda regle: str(regle.__code__.co_firstlineno),
    )
    def test_refuse_une_regle_que_les_moteurs_ne_partageraient_pas(self, regle):
        with pytest.raises((RegleRefusee, TypeError)):
            observer("essai", regle, Genre.VERITE, "")

    def test_dit_le_code_de_la_regle_refusee(self):
        with pytest.raises(RegleRefusee, match="critère « essai » : une règle n’emploie que"):
            observer("essai", lambda d, c: d.dalo and d.handicap, Genre.VERITE, "")

    def test_refuse_un_motif_qui_cite_un_fait_non_lu(self):
        with pytest.raises(RegleRefusee, match="le motif cite un fait"):
            observer("essai", lambda d, c: d.dalo, Genre.VERITE, "{nb_mineurs}")

    def test_refuse_un_code_deja_pris(self):
        def dalo(d, c):
            return d.dalo

        with pytest.raises(RegleRefusee, match="déclaré deux fois"):
            critere("DALO", motif="")(dalo)


class TestContexte:
    def test_recule_sans_inventer_de_jour(self):
        assert il_y_a_n_ans(date(2024, 2, 29), 1) == date(2023, 2, 28)
        assert il_y_a_n_mois(date(2026, 3, 31), 1) == date(2026, 2, 28)
        assert il_y_a_n_ans(date(2024, 2, 29), 4) == date(2020, 2, 29)

    def test_dit_quel_seuil_manque(self):
        with pytest.raises(SeuilInconnu, match="« seuil_premier_quartile »"):
            _ = Contexte(LE, {}).seuil_premier_quartile

    def test_refuse_de_changer_ce_que_la_loi_fixe(self):
        with pytest.raises(ParametreInvalide, match="fixé par l’article R822-25"):
            verifier_parametre("surface_par_personne", 12, LE)

    def test_refuse_un_parametre_hors_bornes(self):
        with pytest.raises(ParametreInvalide, match="entre 18 et 40 ans : « 12 » refusé"):
            verifier_parametre("age_jeune", 12, LE)
