"""Where a request comes from."""

import pytest
from django.test import RequestFactory

from seuil.socle.provenance import INCONNUE, provenance


def venir(pair, annoncees=None):
    entetes = {} if annoncees is None else {"HTTP_X_FORWARDED_FOR": annoncees}
    return provenance(RequestFactory().get("/", REMOTE_ADDR=pair, **entetes))


class TestProvenance:
    @pytest.mark.parametrize(
        ("pair", "source"),
        [
            ("192.0.2.1", "192.0.2.1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("", INCONNUE),
            ("unix:", INCONNUE),
        ],
    )
    def test_est_l_adresse_du_pair(self, pair, source):
        assert venir(pair) == source

    @pytest.mark.parametrize(
        ("proxys", "annoncees", "source"),
        [
            (0, "203.0.113.1", "10.0.0.1"),
            (1, "203.0.113.1", "203.0.113.1"),
            (1, "198.51.100.1, 203.0.113.1", "203.0.113.1"),
            (2, "198.51.100.1, 203.0.113.1, 10.0.0.2", "203.0.113.1"),
            (2, "203.0.113.1", "203.0.113.1"),
            (1, "203.0.113.1:4711", "203.0.113.1"),
            (1, "[2001:db8::1]:4711", "2001:db8::/64"),
            (1, "n’importe quoi", "10.0.0.1"),
            (1, None, "10.0.0.1"),
        ],
    )
    def test_est_l_adresse_que_le_premier_mandataire_a_vue(self, settings, proxys, annoncees, source):
        settings.PROXYS = proxys

        assert venir("10.0.0.1", annoncees) == source
