"""What the worker does by itself, and when: one function per line of the day."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task
from procrastinate.utils import utcnow

from seuil.connexions.services import purger_les_essais, purger_les_sessions
from seuil.journal.faits import est_publiee
from seuil.journal.services import publier, retenir
from seuil.rapprochement import services as rapprochement
from seuil.rapprochement.models import Nuit
from seuil.rapprochement.services import NuitImpossible
from seuil.reactions.effets import designation
from seuil.reactions.pannes import TacheRatee, noter, oublier, suivie
from seuil.reactions.travaux import GUICHET_DES_TRAVAUX

FILE = "taches"
HEURE = time(3, 10)  # households and agents sleep
SILENCE = 15  # seconds without a sign of life, after which the jobs of a worker are given to another


@app.periodic(cron="* * * * *")
@app.task(name="sceller", queue=FILE, queueing_lock="sceller")
def sceller_le_journal(timestamp: int) -> None:
    """Chain, every minute, what is not chained yet, and keep the head outside the database."""
    with suivie("sceller"):
        retenir(settings.TETES_JOURNAL, le=timezone.localdate())


@app.periodic(cron="40 * * * *")
@app.task(name="purger", queue=FILE, queueing_lock="purger")
def purger_les_connexions(timestamp: int) -> None:
    """Forget, every hour, the tries to come in whose pause is over, and the sessions that ended."""
    with suivie("purger"):
        purger_les_essais(maintenant=timezone.now())
        purger_les_sessions(maintenant=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="veiller", queue=FILE, queueing_lock="veiller")
def veiller(timestamp: int) -> None:
    """Look, every ten minutes, for what the day still lacks: a worker that was down does it late."""
    with suivie("veiller"):
        confier_ce_qui_manque(timezone.localtime())


def confier_ce_qui_manque(maintenant: datetime) -> None:
    """Hand over the night and the publication of a day, from HEURE on, until they are done."""
    if maintenant.time() < HEURE:
        return
    if not est_publiee(settings.TETES_JOURNAL, maintenant.date()):
        _confier("publier")
    if _nuit_est_passee(maintenant.date()):
        oublier("nuit")  # it may have been passed by hand
    else:
        _confier("nuit")


@app.task(name="publier", queue=FILE, lock="publier", queueing_lock="publier")
def publier_la_tete(timestamp: int = 0) -> None:
    """Publish, once a day, the head of the journal outside the database."""
    le = timezone.localdate()
    with suivie("publier"):
        if not est_publiee(settings.TETES_JOURNAL, le):
            publier(settings.TETES_JOURNAL, le=le)


@app.task(name="nuit", queue=FILE, lock="nuit", queueing_lock="nuit")
def passer_la_nuit(timestamp: int = 0) -> None:
    """Bring scores and lists to the new day; after more than forty days without a night, a person confirms it."""
    le = timezone.localdate()
    with suivie("nuit", refus=(NuitImpossible,)):
        if not _nuit_est_passee(le):
            rapprochement.passer_la_nuit(le=le)


def _nuit_est_passee(le: date) -> bool:
    return Nuit.objects.filter(le__gte=le, annulee_le=None, est_finie=True).exists()


def _confier(tache: str) -> None:
    travail = configure_task(name=tache, job_manager=GUICHET_DES_TRAVAUX, queue=FILE, lock=tache, queueing_lock=tache)
    with suppress(AlreadyEnqueued), transaction.atomic():
        travail.defer()


@app.periodic(cron="* * * * * */10")  # the sixth field is seconds
@app.task(name="reprendre", queue=FILE, queueing_lock="reprendre", pass_context=True)
async def reprendre(context: JobContext, timestamp: int) -> None:
    """Look, every ten seconds, for the jobs of a worker that was killed."""
    try:
        await rendre_les_abandonnes(context.app.job_manager)
    except Exception as erreur:
        await sync_to_async(noter)("reprendre", designation(erreur))
        raise TacheRatee(designation(erreur)) from None
    await sync_to_async(oublier)("reprendre")


async def rendre_les_abandonnes(travaux: JobManager) -> None:
    """Give again the jobs of workers without a sign of life: what they had done is undone, or remembered as done."""
    for travail in await travaux.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        try:
            await travaux.retry_job(travail, retry_at=utcnow() - timedelta(seconds=1))
        except ConnectorException:  # the same periodic task already waits again
            await travaux.finish_job(travail, status=Status.ABORTED, delete_job=True)
