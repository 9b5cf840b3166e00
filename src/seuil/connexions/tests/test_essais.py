"""S1: a try is counted before it is checked; a pause holds one source, never an account."""

from datetime import UTC, datetime, timedelta

import pytest

from seuil.connexions.models import Essai
from seuil.connexions.services import ESSAIS, PAUSE_SECONDES, TropDEssais, purger_les_essais, tenter

pytestmark = pytest.mark.django_db
MIDI = datetime(2026, 11, 23, 12, tzinfo=UTC)


def rater(source="192.0.2.1", compte="menage 1", maintenant=MIDI) -> bool:
    """Try a wrong secret; say whether it was checked."""
    verifies = []
    try:
        tenter(compte, source, lambda: verifies.append(1), maintenant=maintenant)
    except TropDEssais:
        return False
    return bool(verifies)


def reussir(source="192.0.2.1", compte="menage 1", maintenant=MIDI) -> str | None:
    return tenter(compte, source, lambda: "reconnu", maintenant=maintenant)


class TestTenter:
    def test_verifie_cinq_essais_puis_plus_aucun(self):
        assert [rater() for _ in range(8)] == [True] * 5 + [False] * 3

    def test_rend_qui_est_reconnu_et_oublie_ses_essais(self):
        for _ in range(4):
            rater()

        assert reussir() == "reconnu"
        assert not Essai.objects.exists()

    def test_ne_reconnait_personne_pendant_la_pause(self):
        for _ in range(5):
            rater()

        with pytest.raises(TropDEssais):
            reussir(maintenant=MIDI + timedelta(seconds=899))
        assert reussir(maintenant=MIDI + timedelta(seconds=900)) == "reconnu"

    def test_n_allonge_pas_la_pause_de_qui_insiste(self):
        for seconde in range(100):
            rater(maintenant=MIDI + timedelta(seconds=seconde))

        assert reussir(maintenant=MIDI + timedelta(seconds=904)) == "reconnu"

    def test_recommence_a_un_apres_la_pause(self):
        for _ in range(9):
            rater()

        apres = MIDI + timedelta(seconds=900)

        assert [rater(maintenant=apres) for _ in range(6)] == [True] * 5 + [False]

    def test_ne_retient_ni_une_autre_source_ni_un_autre_compte(self):
        for _ in range(5):
            rater()

        assert rater(source="192.0.2.2")
        assert rater(compte="menage 2")

    def test_ne_garde_ni_compte_ni_source_en_clair(self):
        rater()

        essai = Essai.objects.get()
        assert (len(essai.compte), len(essai.source)) == (64, 64)
        assert "192.0.2.1" not in essai.source

    def test_dix_mille_essais_de_cinq_cents_sources_ne_ferment_pas_le_compte(self):
        """S1: an army of machines holds nobody but itself."""
        sources = [f"198.51.{rang // 250}.{rang % 250}" for rang in range(500)]

        verifies = sum(rater(source=source) for source in sources for _ in range(20))

        assert verifies == 2_500
        assert reussir(source="203.0.113.9") == "reconnu"


class TestPurger:
    def test_oublie_les_essais_dont_la_pause_est_finie(self):
        rater(source="192.0.2.1")
        rater(source="192.0.2.2", maintenant=MIDI + timedelta(seconds=1))

        assert purger_les_essais(maintenant=MIDI + timedelta(seconds=900)) == 1
        assert Essai.objects.count() == 1


def test_les_nombres_sont_ceux_que_la_page_dit():
    assert (ESSAIS, PAUSE_SECONDES) == (5, 900)
