"""The worker hands over what is due, once, whatever the hour it comes back at."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from seuil.reactions.travaux import vider
from seuil.taches.journee import confier_ce_qui_est_du, veiller
from seuil.taches.models import Panne
from seuil.taches.pannes import noter, refuser
from seuil.taches.services import passer
from seuil.taches.table import TACHES
from seuil.taches.tests.horloge import a

pytestmark = pytest.mark.django_db
LUNDI = date(2026, 11, 23)


def confiees() -> list[str]:
    """Return the tasks that wait."""
    return sorted(ProcrastinateJob.objects.filter(status="todo").values_list("task_name", flat=True))


class TestConfierCeQuiEstDu:
    def test_confie_chaque_tache_une_fois(self, db):
        for _ in range(2):
            confier_ce_qui_est_du(a(LUNDI, 17))

        assert confiees() == sorted(TACHES)
        assert set(ProcrastinateJob.objects.values_list("lock", flat=True)) == set(TACHES)

    def test_attend_l_heure_de_la_nuit(self, db):
        confier_ce_qui_est_du(a(LUNDI, 3, 9))
        assert confiees() == ["analyser", "connexions", "rendez_vous", "retours", "sceller"]

        confier_ce_qui_est_du(a(LUNDI, 3, 10))
        assert confiees() == sorted(set(TACHES) - {"courrier", "resume"})

        confier_ce_qui_est_du(a(LUNDI, 6, 30))
        assert confiees() == sorted(TACHES)

    def test_ne_confie_pas_ce_qui_est_fait(self, monde, tetes):
        for tache in TACHES.values():
            passer(tache, maintenant=a(LUNDI, 17))
        vider()  # what their acts are followed by is done

        confier_ce_qui_est_du(a(LUNDI, 17))

        assert confiees() == []

    def test_attend_dix_minutes_apres_un_echec(self, db):
        noter("nuit", "ValueError")
        Panne.objects.update(dernier_a=a(LUNDI, 8))

        confier_ce_qui_est_du(a(LUNDI, 8, 9))
        assert "nuit" not in confiees()

        confier_ce_qui_est_du(a(LUNDI, 8, 10))
        assert "nuit" in confiees()

    def test_oublie_un_refus_qui_n_a_plus_lieu_d_etre(self, db):
        """N4: the clock was put right before anybody confirmed."""
        refuser("nuit", "L’horloge a pu sauter.")

        confier_ce_qui_est_du(a(LUNDI, 1))

        assert not Panne.objects.exists()

    def test_regarde_l_heure_qu_il_est(self, db):
        veiller()

        assert {"connexions", "sceller"} <= set(confiees())
