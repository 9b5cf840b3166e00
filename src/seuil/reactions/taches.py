"""What the worker does by itself, and when: one function per line of the day."""

from datetime import timedelta

from asgiref.sync import sync_to_async
from django.conf import settings
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.utils import utcnow

from seuil.journal.services import publier, retenir
from seuil.rapprochement import services as rapprochement
from seuil.rapprochement.services import NuitImpossible
from seuil.reactions.effets import designation
from seuil.reactions.pannes import TacheRatee, noter, oublier, suivie

FILE = "taches"
SILENCE = 15  # seconds without a sign of life, after which the jobs of a worker are given to another


@app.periodic(cron="* * * * *")
@app.task(name="sceller", queue=FILE, queueing_lock="sceller")
def sceller_le_journal(timestamp: int) -> None:
    """Chain, every minute, what is not chained yet, and keep the head outside the database."""
    with suivie("sceller"):
        retenir(settings.TETES_JOURNAL, le=timezone.localdate())


@app.periodic(cron="5 3 * * *")
@app.task(name="publier", queue=FILE, queueing_lock="publier")
def publier_la_tete(timestamp: int) -> None:
    """Publish, every day, the head of the journal outside the database."""
    with suivie("publier"):
        publier(settings.TETES_JOURNAL, le=timezone.localdate())


@app.periodic(cron="10 3 * * *")
@app.task(name="nuit", queue=FILE, queueing_lock="nuit")
def passer_la_nuit(timestamp: int) -> None:
    """Bring scores and lists to the new day; after more than forty days without a night, a person confirms it."""
    with suivie("nuit", refus=(NuitImpossible,)):
        rapprochement.passer_la_nuit(le=timezone.localdate())


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
