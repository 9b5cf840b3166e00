"""A due time is a day, an hour or a minute: never twice, never jumped over, whatever the clock does."""

from datetime import UTC, date, datetime, timedelta

import pytest

from seuil.taches.rythmes import CHAQUE_HEURE, CHAQUE_MINUTE, ChaqueJour, minuit
from seuil.taches.tests.horloge import DEMIE, a

LUNDI = date(2026, 11, 23)
OCTOBRE, MARS = date(2026, 10, 25), date(2027, 3, 28)
NUIT = ChaqueJour(DEMIE, rejoue=True)


class TestChaqueJour:
    def test_commence_aujourd_hui(self):
        assert NUIT.dues(None, a(LUNDI, 2, 30)) == [minuit(LUNDI)]

    def test_attend_son_heure(self):
        assert NUIT.dues(None, a(LUNDI, 2, 29)) == []
        assert NUIT.dues(minuit(LUNDI - timedelta(1)), a(LUNDI, 2, 29)) == []

    def test_joue_chaque_jour_manque_dans_l_ordre(self):
        """Case t03 B: off from Friday evening to Monday morning."""
        jours = [minuit(date(2026, 11, 21)), minuit(date(2026, 11, 22)), minuit(LUNDI)]

        assert NUIT.dues(minuit(date(2026, 11, 20)), a(LUNDI, 8)) == jours

    def test_joue_hier_avant_l_heure_d_aujourd_hui(self):
        assert NUIT.dues(minuit(date(2026, 11, 21)), a(LUNDI, 1)) == [minuit(date(2026, 11, 22))]

    def test_ne_joue_que_le_dernier_jour_s_il_ne_rejoue_pas(self):
        tete = ChaqueJour(DEMIE, rejoue=False)

        assert tete.dues(minuit(date(2026, 11, 20)), a(LUNDI, 8)) == [minuit(LUNDI)]

    def test_ne_joue_rien_quand_l_horloge_recule(self):
        assert NUIT.dues(minuit(LUNDI), a(LUNDI, 1)) == []
        assert NUIT.dues(minuit(LUNDI), a(date(2026, 11, 1), 8)) == []

    @pytest.mark.parametrize("seconde_fois", [False, True])
    def test_n_a_qu_une_echeance_la_nuit_ou_l_heure_vient_deux_fois(self, seconde_fois):
        """Case t03 C: 02:30 comes twice."""
        moment = a(OCTOBRE, 2, 30, seconde_fois=seconde_fois)

        assert NUIT.dues(minuit(OCTOBRE - timedelta(1)), moment) == [minuit(OCTOBRE)]
        assert NUIT.dues(minuit(OCTOBRE), moment) == []

    def test_vient_la_nuit_ou_son_heure_n_existe_pas(self):
        """Case t03 D: at three, which follows two."""
        avant = datetime(2027, 3, 28, 0, 59, tzinfo=UTC)

        assert NUIT.dues(minuit(MARS - timedelta(1)), avant) == []
        assert NUIT.dues(minuit(MARS - timedelta(1)), avant + timedelta(minutes=1)) == [minuit(MARS)]
        assert NUIT.dues(minuit(MARS), avant + timedelta(hours=5)) == []

    def test_connait_le_29_fevrier(self):
        jours = [minuit(date(2028, 2, 29)), minuit(date(2028, 3, 1))]

        assert NUIT.dues(minuit(date(2028, 2, 28)), a(date(2028, 3, 1), 8)) == jours

    def test_dit_quand_elle_revient_et_ce_qui_attend(self):
        assert NUIT.prochaine(a(LUNDI, 1)) == a(LUNDI, 2, 30)
        assert NUIT.prochaine(a(LUNDI, 8)) == a(date(2026, 11, 24), 2, 30)
        assert NUIT.retard(minuit(date(2026, 11, 20)), a(LUNDI, 8)) == "3 jours"
        assert NUIT.retard(minuit(LUNDI), a(LUNDI, 8)) == ""
        assert NUIT.dit == "chaque jour à partir de 2 h 30"


class TestPeriode:
    def test_vient_une_fois_par_heure(self):
        faite = a(LUNDI, 14)

        assert CHAQUE_HEURE.dues(None, a(LUNDI, 14, 20)) == [faite]
        assert CHAQUE_HEURE.dues(faite, a(LUNDI, 14, 59)) == []
        assert CHAQUE_HEURE.dues(faite, a(LUNDI, 15)) == [a(LUNDI, 15)]

    def test_ne_rejoue_pas_les_heures_manquees(self):
        assert CHAQUE_HEURE.dues(a(LUNDI, 8), a(LUNDI, 17, 5)) == [a(LUNDI, 17)]
        assert CHAQUE_HEURE.retard(a(LUNDI, 8), a(LUNDI, 17, 5)) == "8 heures"

    def test_vient_a_chacune_des_deux_heures_de_meme_nom(self):
        premiere, seconde = a(OCTOBRE, 2, 30), a(OCTOBRE, 2, 30, seconde_fois=True)

        assert CHAQUE_HEURE.dues(a(OCTOBRE, 2), premiere) == []
        assert CHAQUE_HEURE.dues(a(OCTOBRE, 2), seconde) == [datetime(2026, 10, 25, 1, tzinfo=UTC)]

    def test_vient_une_fois_par_minute(self):
        assert CHAQUE_MINUTE.dues(a(LUNDI, 14, 20), a(LUNDI, 14, 20)) == []
        assert CHAQUE_MINUTE.dues(a(LUNDI, 14, 20), a(LUNDI, 14, 31)) == [a(LUNDI, 14, 31)]
        assert CHAQUE_MINUTE.prochaine(a(LUNDI, 14, 20)) == a(LUNDI, 14, 21)

    def test_n_est_pas_en_retard_de_la_minute_qui_court(self):
        assert CHAQUE_MINUTE.retard(a(LUNDI, 14, 20), a(LUNDI, 14, 21)) == ""
        assert CHAQUE_MINUTE.retard(None, a(LUNDI, 14, 21)) == ""
