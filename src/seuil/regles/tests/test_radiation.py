"""A warning, its proven month, a removal that a person decides; the delays to contest and to put back."""

from datetime import date
from types import SimpleNamespace

import pytest

from seuil.regles.delais import delais
from seuil.regles.radiation import (
    REJET,
    SANS_REPONSE,
    juger_l_avertissement,
    juger_la_radiation_avertie,
    juger_la_reintegration,
    radiable_le,
    reintegrable_jusqu_au,
    repondre_a_la_contestation_avant,
)

LE = date(2026, 11, 23)
REGLES = delais(LE)


class TestAvertir:
    def test_attend_le_lendemain_du_dernier_jour(self):
        assert not juger_l_avertissement(LE, le=LE).est_oui
        assert juger_l_avertissement(LE, le=date(2026, 11, 24)).est_oui


class TestRadier:
    def test_ne_court_pas_sans_remise_prouvee(self):
        verdict = juger_la_radiation_avertie(None, REGLES, le=date(2030, 1, 1), texte=SANS_REPONSE)

        assert not verdict.est_oui
        assert "Rien ne prouve" in verdict.motif
        assert radiable_le(None, REGLES) is None

    @pytest.mark.parametrize(
        ("remis_le", "des_le"),
        [
            (date(2026, 11, 23), date(2026, 12, 24)),
            (date(2027, 1, 31), date(2027, 3, 1)),  # no 31 February: the month ends with February
            (date(2028, 1, 29), date(2028, 3, 1)),
        ],
    )
    def test_est_possible_le_lendemain_d_un_mois_entier(self, remis_le, des_le):
        la_veille = date.fromordinal(des_le.toordinal() - 1)

        assert radiable_le(remis_le, REGLES) == des_le
        assert not juger_la_radiation_avertie(remis_le, REGLES, le=la_veille, texte=REJET).est_oui
        assert juger_la_radiation_avertie(remis_le, REGLES, le=des_le, texte=REJET).est_oui

    def test_suit_le_delai_plus_long_du_territoire(self):
        assert radiable_le(LE, delais(LE, {"avertissement_radiation_mois": 2})) == date(2027, 1, 24)

    @pytest.mark.parametrize(("texte", "lettre"), [(SANS_REPONSE, "c"), (REJET, "d")])
    def test_cite_son_motif(self, texte, lettre):
        verdict = juger_la_radiation_avertie(LE, REGLES, le=LE, texte=texte)

        assert verdict.texte is texte
        assert verdict.texte.precision == lettre


class TestReintegrer:
    def test_s_arrete_au_delai(self):
        assert reintegrable_jusqu_au(LE, REGLES) == date(2027, 11, 23)
        assert juger_la_reintegration(LE, REGLES, le=date(2027, 11, 23)).est_oui
        assert not juger_la_reintegration(LE, REGLES, le=date(2027, 11, 24)).est_oui

    def test_ne_depasse_jamais_l_effacement(self):
        courtes = SimpleNamespace(reintegration_mois=12, conservation_apres_radiation_jours=100)

        assert reintegrable_jusqu_au(LE, courtes) == date(2027, 3, 3)

    def test_une_reponse_vient_avant_le_silence(self):
        avant = repondre_a_la_contestation_avant(LE, REGLES)

        assert avant == date(2026, 12, 23)
        assert REGLES.reponse_contestation_mois < REGLES.silence_recours_mois
