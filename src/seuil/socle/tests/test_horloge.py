"""No act is dated after today, except by who says that it plays days to come, and until when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from seuil.socle import horloge
from seuil.socle.horloge import ActeAVenir, exiger_un_jour_venu, jouer_jusqu_au

LE = date(2026, 11, 23)


class TestExigerUnJourVenu:
    def test_accepte_aujourd_hui_et_refuse_demain(self, monkeypatch):
        """The real clock: the tests' own days to come are set aside."""
        monkeypatch.setattr(horloge, "_joue_jusqu_au", [])

        exiger_un_jour_venu(timezone.localdate() - timedelta(1))
        exiger_un_jour_venu(timezone.localdate())
        with pytest.raises(ActeAVenir, match="n’est pas encore venu"):
            exiger_un_jour_venu(timezone.localdate() + timedelta(2))  # not tomorrow: midnight may pass meanwhile

    def test_dit_les_deux_jours(self):
        with jouer_jusqu_au(LE), pytest.raises(ActeAVenir) as refus:
            exiger_un_jour_venu(date(2027, 1, 2))

        assert str(refus.value) == "Le 02/01/2027 n’est pas encore venu, nous sommes le 23/11/2026."


class TestJouerJusquAu:
    def test_rend_la_main_meme_apres_une_erreur(self):
        with jouer_jusqu_au(LE):
            with pytest.raises(KeyError):
                _jouer_puis_echouer(date(2030, 1, 1))

            with pytest.raises(ActeAVenir):
                exiger_un_jour_venu(LE + timedelta(1))


def _jouer_puis_echouer(jour: date) -> None:
    with jouer_jusqu_au(jour):
        exiger_un_jour_venu(jour)
        raise KeyError
