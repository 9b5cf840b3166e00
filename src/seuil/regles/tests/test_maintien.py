from datetime import date

import pytest

from seuil.regles.maintien import Locataire, doit_le_supplement, perd_le_droit_au_maintien

LE = date(2020, 6, 1)
LOCATAIRE = Locataire(zone_abc="A", age=40)


class TestSupplement:
    @pytest.mark.parametrize(
        ("ressources", "attendu"), [(28_807, "non"), (28_808, "oui"), (None, "a_preciser"), (0, "non")]
    )
    def test_n_est_du_qu_au_dela_de_120_pour_cent_du_plafond(self, ressources, attendu) -> None:
        assert doit_le_supplement(ressources, 24_006, LE).reponse == attendu

    def test_n_est_jamais_du_en_quartier_prioritaire(self) -> None:
        assert doit_le_supplement(90_000, 24_006, LE, en_qpv=True).est_non


class TestDroitAuMaintien:
    @pytest.mark.parametrize(
        ("ressources", "attendu"),
        [
            ([46_813, 46_813], "oui"),
            ([46_812, 46_813], "non"),
            ([46_813, 46_812], "non"),
            ([90_000, 46_812, 90_000], "non"),
            ([90_000], "a_preciser"),
            ([None, 90_000], "a_preciser"),
            ([None, 20_000], "non"),
        ],
    )
    def test_se_perd_apres_deux_annees_au_dela_de_150_pour_cent_du_pls(self, ressources, attendu) -> None:
        assert perd_le_droit_au_maintien(ressources, 31_208, LOCATAIRE, LE).reponse == attendu

    @pytest.mark.parametrize(
        "locataire",
        [
            Locataire(zone_abc="B2", age=40),
            Locataire(zone_abc="A", age=65),
            Locataire(zone_abc="A", age=40, handicap=True),
            Locataire(zone_abc="A", age=40, en_qpv=True),
        ],
    )
    def test_ne_se_perd_pas_pour_un_locataire_protege(self, locataire) -> None:
        assert perd_le_droit_au_maintien([90_000, 90_000], 31_208, locataire, LE).est_non
