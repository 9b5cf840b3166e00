"""What the worker does by itself, and when: one function per line of the day."""

from collections.abc import Callable
from datetime import timedelta

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.utils import utcnow

from seuil.journal.services import sceller

FILE = "taches"
CHAQUE_NUIT: tuple[Callable[[], object], ...] = ()  # a verb here runs once a day
SILENCE = 15  # seconds without a sign of life, after which the jobs of a worker are given to another


@app.periodic(cron="* * * * *")
@app.task(name="sceller", queue=FILE, queueing_lock="sceller")
def sceller_le_journal(timestamp: int) -> None:
    """Chain, every minute, the acts not chained yet."""
    sceller()


@app.periodic(cron="10 3 * * *")
@app.task(name="chaque_nuit", queue=FILE, queueing_lock="chaque_nuit")
def faire_chaque_nuit(timestamp: int) -> None:
    """Do what is done once a day."""
    for acte in CHAQUE_NUIT:
        acte()


@app.periodic(cron="* * * * * */10")  # the sixth field is seconds
@app.task(name="reprendre", queue=FILE, queueing_lock="reprendre", pass_context=True)
async def reprendre(context: JobContext, timestamp: int) -> None:
    """Look, every ten seconds, for the jobs of a worker that was killed."""
    await rendre_les_abandonnes(context.app.job_manager)


async def rendre_les_abandonnes(travaux: JobManager) -> None:
    """Give again the jobs of workers without a sign of life: what they had done is undone, or remembered as done."""
    for travail in await travaux.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        try:
            await travaux.retry_job(travail, retry_at=utcnow() - timedelta(seconds=1))
        except ConnectorException:  # the same periodic task already waits again
            await travaux.finish_job(travail, status=Status.ABORTED, delete_job=True)
