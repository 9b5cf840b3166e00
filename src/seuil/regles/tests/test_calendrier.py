from datetime import date

import pytest

from seuil.regles.calendrier import ajouter_jours, ajouter_mois, annees_revolues


class TestAjouterMois:
    @pytest.mark.parametrize(
        ("jour", "mois", "attendu"),
        [
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2023, 1, 31), 1, date(2023, 2, 28)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2024, 2, 29), 48, date(2028, 2, 29)),
            (date(2024, 12, 31), 1, date(2025, 1, 31)),
            (date(2024, 1, 15), -1, date(2023, 12, 15)),
            (date(2024, 3, 31), -1, date(2024, 2, 29)),
            (date(2024, 1, 1), 0, date(2024, 1, 1)),
        ],
    )
    def test_garde_le_jour_ou_prend_le_dernier_du_mois(self, jour, mois, attendu) -> None:
        obtenu = ajouter_mois(jour, mois)

        assert obtenu == attendu

    def test_ajoute_aussi_des_jours(self) -> None:
        assert ajouter_jours(date(2024, 2, 28), 2) == date(2024, 3, 1)


class TestAnneesRevolues:
    @pytest.mark.parametrize(
        ("naissance", "le", "attendu"),
        [
            (date(2000, 3, 1), date(2024, 2, 29), 23),
            (date(2000, 3, 1), date(2024, 3, 1), 24),
            (date(2000, 2, 29), date(2023, 2, 28), 22),
            (date(2000, 2, 29), date(2023, 3, 1), 23),
            (date(2000, 2, 29), date(2024, 2, 29), 24),
            (date(2024, 1, 1), date(2024, 12, 31), 0),
        ],
    )
    def test_ne_compte_que_les_anniversaires_passes(self, naissance, le, attendu) -> None:
        obtenues = annees_revolues(naissance, le)

        assert obtenues == attendu
