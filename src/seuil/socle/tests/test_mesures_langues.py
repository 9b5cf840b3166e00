"""Dates and hours as each language writes them; a letter, in French, never changes."""

from datetime import date, time

from django.utils.translation import override

from seuil.socle.design.filtres import heure
from seuil.socle.design.mesures import date_avec_jour, date_longue
from seuil.socle.naissances import Precision, ecrire


class TestDates:
    def test_sont_francaises_en_francais_facile(self):
        with override("fr-falc"):
            assert date_longue(date(2026, 11, 1)) == "1er novembre 2026"

    def test_suivent_l_anglais(self):
        with override("en"):
            assert date_longue(date(2026, 11, 1)) == "1 November 2026"
            assert date_avec_jour(date(2026, 11, 1)) == "Sunday 1 November 2026"
            assert heure(time(9, 5)) == "09:05"
            assert ecrire(date(1985, 3, 1), Precision.MOIS) == "March 1985 (day unknown)"

    def test_suivent_l_arabe(self):
        with override("ar"):
            assert date_longue(date(2026, 11, 1)) == "1 نوفمبر 2026"

    def test_restent_francaises_dans_une_langue_que_le_site_ne_sert_pas(self):
        with override("de"):
            assert date_longue(date(2026, 11, 1)) == "1er novembre 2026"
