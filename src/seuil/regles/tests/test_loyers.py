from datetime import date
from decimal import Decimal

import pytest

from seuil.regles.baremes import BaremeInconnu
from seuil.regles.loyers import LoyerInconnu, loyer_maximal_m2


class TestLoyerMaximal:
    @pytest.mark.parametrize(
        ("financement", "zone", "le", "attendu"),
        [
            ("PLAI", "1bis", date(2009, 6, 1), "5.87"),
            ("PLAI", "1", date(2009, 6, 1), "5.51"),
            ("PLAI", "2", date(2009, 6, 1), "4.83"),
            ("PLUS", "1bis", date(2009, 6, 1), "6.58"),
            ("PLUS", "1", date(2009, 6, 1), "6.19"),
            ("PLS", "A", date(2018, 6, 1), "10"),
            ("PLS", "A", date(2018, 12, 31), "10"),
        ],
    )
    def test_est_celui_que_la_source_imprime(self, financement, zone, le, attendu) -> None:
        assert loyer_maximal_m2(financement, zone, le=le) == Decimal(attendu)

    @pytest.mark.parametrize(
        ("financement", "zone", "le"),
        [("PLAI", "3", date(2009, 6, 1)), ("PLAI", "1", date(2010, 1, 1)), ("PLUS", "1", date(2024, 3, 1))],
    )
    def test_n_est_pas_devine_hors_de_la_source(self, financement, zone, le) -> None:
        with pytest.raises(LoyerInconnu, match="n’est pas connu"):
            loyer_maximal_m2(financement, zone, le=le)

    def test_est_inconnu_avant_le_premier_bareme(self) -> None:
        with pytest.raises(BaremeInconnu):
            loyer_maximal_m2("PLAI", "1", le=date(2009, 4, 30))
