"""The year of a demand, in days: who is told when, and never ended by a notice that did not leave."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.regles.delais import delais
from seuil.regles.renouvellement import (
    Palier,
    fin_de_validite,
    juger_la_radiation,
    juger_le_renouvellement,
    ouverture,
    palier_du,
    paliers,
)

FIN = date(2026, 12, 27)
REGLES = delais(FIN)
JOURS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


class TestPaliers:
    def test_sont_deux_mois_un_mois_et_un_jour_quinze_et_cinq_jours_avant(self):
        assert paliers(FIN, REGLES, par_lettre=False) == {
            Palier.SMS: date(2026, 10, 27),
            Palier.AVIS: date(2026, 11, 26),
            Palier.RELANCE: date(2026, 12, 12),
            Palier.DERNIERE: date(2026, 12, 22),
        }

    def test_donnent_trente_jours_au_moins_en_fevrier(self):
        assert paliers(date(2027, 3, 15), REGLES, par_lettre=False)[Palier.AVIS] == date(2027, 2, 12)

    def test_laissent_a_une_lettre_le_temps_d_etre_postee(self):
        assert paliers(FIN, REGLES, par_lettre=True)[Palier.AVIS] == date(2026, 11, 22)

    @pytest.mark.parametrize(
        ("le", "dits", "attendu"),
        [
            (date(2026, 10, 26), {}, None),
            (date(2026, 10, 27), {}, Palier.SMS),
            (date(2026, 11, 25), {Palier.SMS: date(2026, 10, 27)}, None),
            (date(2026, 11, 26), {Palier.SMS: date(2026, 10, 27)}, Palier.AVIS),
            (date(2026, 12, 11), {Palier.AVIS: date(2026, 11, 27)}, None),
            (date(2026, 12, 12), {Palier.AVIS: date(2026, 11, 27)}, Palier.RELANCE),
            (
                date(2026, 12, 23),
                {Palier.AVIS: date(2026, 11, 27), Palier.RELANCE: date(2026, 12, 12)},
                Palier.DERNIERE,
            ),
        ],
    )
    def test_se_disent_dans_l_ordre(self, le, dits, attendu):
        assert palier_du(FIN, dits, REGLES, le) == attendu

    def test_apres_une_panne_l_avis_de_la_loi_part_seul(self):
        retour = date(2026, 12, 24)

        assert palier_du(FIN, {}, REGLES, retour) == Palier.AVIS
        assert palier_du(FIN, {Palier.AVIS: retour}, REGLES, retour) is None
        assert palier_du(FIN, {Palier.AVIS: date(2026, 12, 15)}, REGLES, retour) == Palier.DERNIERE

    @given(JOURS, st.lists(st.integers(1, 40), max_size=30))
    def test_ne_se_disent_jamais_deux_fois_ni_a_rebours(self, echeance, sauts):
        dits: dict[Palier, date] = {}
        le = echeance - timedelta(days=80)
        for saut in sauts:
            le += timedelta(days=saut)
            palier = palier_du(echeance, dits, REGLES, le)
            if palier is not None:
                assert palier not in dits
                dits[palier] = le

        sans_la_loi = [palier for palier in dits if palier != Palier.AVIS]
        assert sans_la_loi == sorted(sans_la_loi, key=list(Palier).index)


class TestFinDeValidite:
    def test_est_la_date_enregistree_quand_l_avis_est_parti_un_mois_avant(self):
        assert fin_de_validite(FIN, date(2026, 11, 27), REGLES, FIN) == FIN

    def test_est_un_mois_apres_un_avis_parti_tard(self):
        assert fin_de_validite(FIN, date(2026, 12, 3), REGLES, FIN) == date(2027, 1, 3)

    def test_recule_tant_que_rien_ne_prouve_le_depart(self):
        assert fin_de_validite(FIN, None, REGLES, FIN) == date(2027, 1, 27)

    @pytest.mark.parametrize(
        ("parti", "fin"), [(date(2027, 1, 31), date(2027, 3, 2)), (date(2028, 1, 30), date(2028, 2, 29))]
    )
    def test_laisse_trente_jours_a_la_fin_de_janvier(self, parti, fin):
        assert fin_de_validite(parti, parti, REGLES, parti) == fin

    @given(JOURS, st.none() | JOURS, JOURS)
    def test_ne_raccourcit_jamais_et_laisse_un_mois_apres_l_avis(self, echeance, parti, le):
        fin = fin_de_validite(echeance, parti, REGLES, le)

        assert fin >= echeance
        assert fin - (parti or le) >= timedelta(days=30)


class TestJuger:
    @pytest.mark.parametrize(
        ("le", "est_oui"),
        [(date(2026, 10, 26), False), (date(2026, 10, 27), True), (FIN, True), (FIN + timedelta(days=1), False)],
    )
    def test_renouvelle_de_la_premiere_annonce_au_dernier_jour(self, le, est_oui):
        assert juger_le_renouvellement(FIN, FIN, REGLES, le=le).est_oui is est_oui

    @given(JOURS, st.none() | JOURS, JOURS)
    def test_ne_radie_jamais_sans_avis_ni_avant_un_mois(self, echeance, parti, le):
        verdict = juger_la_radiation(echeance, parti, REGLES, le=le)

        if verdict.est_oui:
            assert parti is not None
            assert le > echeance
            assert le - parti > timedelta(days=30)

    @given(JOURS, st.none() | JOURS, JOURS)
    def test_ne_radie_jamais_qui_peut_encore_renouveler(self, echeance, parti, le):
        fin = fin_de_validite(echeance, parti, REGLES, le)

        assert not (
            juger_la_radiation(echeance, parti, REGLES, le=le).est_oui
            and juger_le_renouvellement(echeance, fin, REGLES, le=le).est_oui
        )

    def test_29_fevrier_finit_le_28_et_s_ouvre_deux_mois_avant(self):
        assert ouverture(date(2029, 2, 28), REGLES) == date(2028, 12, 28)
