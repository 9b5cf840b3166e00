"""What fails is shown once, without a word of its message, until it succeeds."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from seuil.taches.models import Panne
from seuil.taches.pannes import TacheRatee
from seuil.taches.services import passer
from seuil.taches.table import TACHES
from seuil.taches.tests.horloge import a

pytestmark = pytest.mark.django_db
MIDI = a(date(2026, 11, 23))


def sceller(minute: int) -> None:
    """Seal as the worker does, some minutes after noon."""
    passer(TACHES["sceller"], maintenant=MIDI + timedelta(minutes=minute))


def montrer() -> list[str]:
    """Return what `seuil travaux` says."""
    sortie = StringIO()
    call_command("travaux", stdout=sortie)
    return sortie.getvalue().splitlines()


def inserer(tache: str, etat: str, file: str = "taches") -> None:
    """Put in a job as the worker leaves it."""
    with connection.cursor() as curseur:
        curseur.execute(
            "insert into procrastinate_jobs (queue_name, task_name, status, args) values (%s, %s, %s, '{}')",
            [file, tache, etat],
        )


class TestPannes:
    def test_montre_la_tache_qui_echoue(self, barree):
        """N3: a failure of any queue is counted and said, without its message."""
        for minute in range(2):
            with pytest.raises(TacheRatee):
                sceller(minute)

        dit = montrer()
        assert dit[1] == "Tâches du travailleur : 0 en attente, 0 en cours, 1 en échec"
        assert dit[2].startswith("Tâche « sceller » : FileExistsError (journal/")
        assert "2 essai(s)" in dit[2]

    def test_montre_un_travail_rate_dont_rien_ne_fut_garde(self, db):
        inserer("nuit", "failed")

        assert montrer()[1:] == [
            "Tâches du travailleur : 0 en attente, 0 en cours, 1 en échec",
            "Tâche « nuit » : échec dont rien ne fut gardé : lisez le journal du travailleur.",
        ]

    def test_ne_garde_que_le_dernier_echec(self, barree):
        """N3: a task of each minute does not pile up its failures."""
        for minute in range(3):
            with pytest.raises(TacheRatee):
                sceller(minute)
            inserer("sceller", "failed")

        assert ProcrastinateJob.objects.filter(task_name="sceller", status="failed").count() == 1
        assert Panne.objects.get().fois == 3

    def test_oublie_ce_qui_a_reussi_depuis(self, barree, settings, tmp_path):
        with pytest.raises(TacheRatee):
            sceller(0)
        inserer("sceller", "failed")
        settings.TETES_JOURNAL = tmp_path / "tetes.jsonl"

        sceller(1)

        assert montrer()[1:] == ["Tâches du travailleur : 0 en attente, 0 en cours, 0 en échec"]
