"""The worker's own tasks: what fails is shown once, what was missed is done late."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import StringIO
from time import sleep

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from seuil.cotation.models import Registre
from seuil.cotation.requetes import grilles_en_vigueur
from seuil.rapprochement.models import Nuit
from seuil.rapprochement.services import Bilan, passer_la_nuit
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


def a(heure: int, minute: int = 0) -> datetime:
    """Return a time of today."""
    return timezone.localtime().replace(hour=heure, minute=minute)


def arreter_il_y_a(jours: int) -> None:
    """Make the scores of the world stand at a day of the past."""
    grille = grilles_en_vigueur(["compiegne"], timezone.localdate())["compiegne"]
    arretes = {"grille": grille, "arrete_au": timezone.localdate() - timedelta(jours)}
    Registre.objects.update_or_create(territoire_id="compiegne", defaults=arretes)


def confiees() -> list[str]:
    """Return the tasks that wait."""
    return sorted(ProcrastinateJob.objects.filter(status="todo").values_list("task_name", flat=True))


class TestVeiller:
    def test_rattrape_ce_qu_un_travailleur_arrete_a_manque(self, monde, tetes):
        """N3: the night and the publication are done late, once, whatever the hour."""
        for _ in range(2):
            taches.confier_ce_qui_manque(a(17))
        assert confiees() == ["nuit", "publier"]
        assert set(ProcrastinateJob.objects.values_list("lock", flat=True)) == {"nuit", "publier"}
        with connection.cursor() as curseur:
            curseur.execute("delete from procrastinate_jobs")
        arreter_il_y_a(1)

        for _ in range(2):
            taches.publier_la_tete()
            taches.passer_la_nuit()
            taches.confier_ce_qui_manque(a(17, 10))

        assert confiees() == []
        assert len(tetes.read_text().splitlines()) == 1
        assert Nuit.objects.filter(le=timezone.localdate()).count() == 1

    def test_attend_l_heure(self, monde, tetes):
        taches.confier_ce_qui_manque(a(3, 9))
        assert confiees() == []
        taches.confier_ce_qui_manque(a(3, 10))
        assert confiees() == ["nuit", "publier"]

    def test_dit_une_fois_la_nuit_qu_une_personne_doit_confirmer(self, monde, tetes):
        """N3: beyond forty days, one line of `seuil travaux`, no failed job, until the night is passed."""
        arreter_il_y_a(50)
        for _ in range(3):
            taches.passer_la_nuit()

        dites = [ligne for ligne in montrer() if ligne.startswith("Tâche « nuit »")]
        assert len(dites) == 1
        assert "il y a 50 jours. Si c’est voulu, relancez avec --confirmer. Constaté le" in dites[0]
        passer_la_nuit(le=timezone.localdate(), confirmee=True)
        taches.confier_ce_qui_manque(a(17))
        assert not Panne.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestUneSeuleNuit:
    def test_la_seconde_attend_et_ne_change_rien(self, monde):
        """N3: a night run by hand and the worker's exclude each other."""
        le = timezone.localdate()
        arreter_il_y_a(1)
        with ThreadPoolExecutor(1) as fil, connection.cursor() as curseur:
            curseur.execute("select pg_advisory_lock(7302)")
            seconde = fil.submit(passer_a_part, le)
            attendre(curseur)
            Nuit.objects.create(depuis=le - timedelta(1), le=le, est_finie=True)
            assert not seconde.done()
            curseur.execute("select pg_advisory_unlock(7302)")

            assert seconde.result() == Bilan(0, 0, ())
        assert Nuit.objects.count() == 1


def passer_a_part(le):
    """Run the night in this thread, on its own connection."""
    try:
        return passer_la_nuit(le=le)
    finally:
        connection.close()


def attendre(curseur) -> None:
    """Wait until somebody waits for an advisory lock."""
    for _ in range(100):
        curseur.execute("select count(*) from pg_locks where locktype = 'advisory' and not granted")
        if curseur.fetchone()[0]:
            return
        sleep(0.1)
    raise AssertionError("nobody waited")
