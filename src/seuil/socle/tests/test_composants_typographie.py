"""French typography and the way numbers and dates are written."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.safestring import mark_safe

from seuil.socle.design import filtres, mesures
from seuil.socle.design.filtres import date_longue, euros, mois_ecoules, numero_unique, typo, typo_texte


class TestTypographie:
    @pytest.mark.parametrize(
        ("ecrit", "attendu"),
        [
            ("Pourquoi ? Voici : ceci !", "Pourquoi\u00a0? Voici\u00a0: ceci\u00a0!"),
            ("« oui » ;", "«\u00a0oui\u00a0»\u00a0;"),
            ("l'eau d'Aujourd'hui", "l’eau d’Aujourd’hui"),
            ("12 452 € et 1 234 567", "12\u00a0452\u00a0€ et 1\u00a0234\u00a0567"),
            ("à 9 h 30", "à 9\u00a0h\u00a030"),
            ("38 % de 82 m²", "38\u00a0% de 82\u00a0m²"),
            ("M. Octave et Mme Zélie", "M.\u00a0Octave et Mme\u00a0Zélie"),
            ("n° 2", "n°\u00a02"),
            ("http://a.fr/?b=c:d", "http://a.fr/?b=c:d"),
            ("14 mars 2025", "14 mars 2025"),
        ],
    )
    def test_rend_les_espaces_insecables(self, ecrit, attendu):
        assert typo_texte(ecrit) == attendu
        assert typo_texte(attendu) == attendu

    def test_eleve_les_ordinaux_et_echappe(self):
        assert typo("1er et 2e <b>") == "1<sup>er</sup> et 2<sup>e</sup> &lt;b&gt;"

    def test_ne_touche_ni_aux_balises_ni_aux_champs(self):
        html = mark_safe("<a title='l'eau : 1er'>l'eau</a><textarea>l'eau ?</textarea>")

        assert typo(html) == "<a title='l'eau : 1er'>l’eau</a><textarea>l'eau ?</textarea>"

    def test_ne_dit_rien_de_rien(self):
        assert typo(None) == ""


class TestMesures:
    @pytest.mark.parametrize(
        ("valeur", "attendu"),
        [(12452, "12\u00a0452\u00a0€"), (Decimal("498.2"), "498,20\u00a0€"), (-20, "−20\u00a0€"), (0, "0\u00a0€")],
    )
    def test_ecrit_les_montants(self, valeur, attendu):
        assert euros(valeur) == attendu

    def test_ecrit_les_dates(self):
        assert date_longue(date(2025, 3, 14)) == "14 mars 2025"
        assert date_longue(date(2025, 8, 1)) == "1<sup>er</sup> août 2025"
        assert mesures.date_longue(date(2025, 8, 1)) == "1er août 2025"

    @pytest.mark.parametrize(
        ("numero", "attendu"),
        [("060 0323 000142 GEXPL", "060\u00a00323\u00a0000142\u00a0GEXPL"), ("court", "court"), ("", "")],
    )
    def test_groupe_le_numero(self, numero, attendu):
        assert numero_unique(numero) == attendu

    @pytest.mark.parametrize(
        ("debut", "le", "mois"),
        [
            (date(2023, 3, 14), date(2024, 11, 14), 20),
            (date(2023, 3, 14), date(2024, 11, 13), 19),
            (date(2024, 12, 1), date(2024, 11, 13), 0),
        ],
    )
    def test_compte_les_mois_entiers(self, debut, le, mois):
        assert mois_ecoules(debut, le) == mois


class TestHeure:
    def test_est_celle_d_ici(self):
        """S4: an opening at 3 h 47 UTC is told at 4 h 47 in Paris, and just before midnight on the right day."""
        instant = datetime(2026, 11, 26, 23, 47, tzinfo=UTC)

        assert (filtres.heure(instant), str(filtres.date_texte(instant))) == ("0\u00a0h\u00a047", "27 novembre 2026")
