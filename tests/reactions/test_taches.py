"""The worker's own tasks: what fails is shown once, what was missed is done late."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from seuil.reactions import taches
from seuil.reactions.models import Panne
from seuil.reactions.pannes import TacheRatee

pytestmark = pytest.mark.django_db


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


@pytest.fixture
def tetes(settings, tmp_path):
    settings.TETES_JOURNAL = tmp_path / "tetes.jsonl"
    return settings.TETES_JOURNAL


@pytest.fixture
def barree(settings, tmp_path):
    """The place of the published heads is a file: nothing can be written under it."""
    (tmp_path / "fichier").write_text("")
    settings.TETES_JOURNAL = tmp_path / "fichier" / "tetes.jsonl"


class TestPannes:
    def test_montre_la_tache_qui_echoue(self, barree):
        """N3: a failure of any queue is counted and said, without its message."""
        for _ in range(2):
            with pytest.raises(TacheRatee):
                taches.sceller_le_journal(0)

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
        for _ in range(3):
            with pytest.raises(TacheRatee):
                taches.sceller_le_journal(0)
            inserer("sceller", "failed")

        assert ProcrastinateJob.objects.filter(task_name="sceller", status="failed").count() == 1
        assert Panne.objects.get().fois == 3

    def test_oublie_ce_qui_a_reussi_depuis(self, barree, settings, tmp_path):
        with pytest.raises(TacheRatee):
            taches.sceller_le_journal(0)
        inserer("sceller", "failed")
        settings.TETES_JOURNAL = tmp_path / "tetes.jsonl"

        taches.sceller_le_journal(0)

        assert montrer()[1:] == ["Tâches du travailleur : 0 en attente, 0 en cours, 0 en échec"]
