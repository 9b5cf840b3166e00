"""The outbox: jobs written in the transaction of the act, done by the worker, retried later and later."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from procrastinate import BaseRetryStrategy, RetryDecision, sql
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task

from seuil.journal.models import Entree
from seuil.reactions.effets import dernier_jour, noter_l_echec, produire
from seuil.reactions.table import reaction as lire_la_table

FILE = "suites"
TACHE = "suite"
ATTENTES = (1, 5, 20, 120, 900, 3_600)
ESSAIS_EN_ORDRE = 3

# The connection of the act, also inside a worker, whose own connections are others: a job is rolled back with the act.
CONNECTEUR = DjangoConnector()
GUICHET_DES_TRAVAUX = JobManager(CONNECTEUR)


class SuiteRatee(Exception):
    """A reaction failed; says the class of the error and its place, never its message."""


class Patience(BaseRetryStrategy):
    """Wait longer each time; after a few failures the job leaves the order of its demand, so the next ones pass."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts >= len(ATTENTES):
            return None
        quand = datetime.now(UTC) + timedelta(seconds=ATTENTES[job.attempts])
        if job.attempts + 1 < ESSAIS_EN_ORDRE:
            return RetryDecision(retry_at=quand)
        return RetryDecision(retry_at=quand, lock=job.queueing_lock)


DE_LA_NUIT = frozenset({"demande.echeance_annoncee", "demande.prolongee"})  # by the thousand: nobody waits for one
PLUS_TARD = -10  # the attestation of who has just registered goes first


@app.task(name=TACHE, queue=FILE, retry=Patience())
def suite(*, entree: int, reaction: str) -> None:
    """Do what follows an act. Raises SuiteRatee, kept for `seuil travaux`."""
    acte = Entree.objects.filter(pk=entree).first()
    connue = lire_la_table(acte.verbe, reaction) if acte else None
    if acte is None or connue is None:
        return
    try:
        produire(acte, connue, le=dernier_jour(acte))
    except Exception as erreur:
        raise SuiteRatee(_garder(acte, reaction, erreur)) from None


def confier(entree: Entree, nom: str) -> bool:
    """Write the job in the current transaction; return False when it is already waiting."""
    travail = configure_task(
        name=TACHE,
        job_manager=GUICHET_DES_TRAVAUX,
        queue=FILE,
        lock=f"{entree.objet}-{entree.objet_id}",
        queueing_lock=f"{nom}-{entree.pk}",
        priority=PLUS_TARD if entree.verbe in DE_LA_NUIT else 0,
    )
    try:
        with transaction.atomic():
            travail.defer(entree=entree.pk, reaction=nom)
    except AlreadyEnqueued:
        return False
    return True


def vider() -> int:
    """Do now, on this connection, every job that is due; return how many were taken."""
    pris = 0
    while (travail := _prendre()) is not None:
        pris += 1
        try:
            suite(entree=int(str(travail.task_kwargs["entree"])), reaction=str(travail.task_kwargs["reaction"]))
        except SuiteRatee as ratee:
            _remettre(travail, Patience().get_retry_decision(exception=ratee, job=travail))
        else:
            _finir(travail, Status.SUCCEEDED)
    return pris


def _prendre() -> Job | None:
    ligne: dict[str, Any] = CONNECTEUR.execute_query_one(sql.queries["fetch_job"], queues=[FILE], worker_id=None)
    if ligne["id"] is None:
        return None
    return Job.from_row(ligne | {"args": json.loads(ligne["args"])})  # Django's connection reads jsonb as text


def _remettre(travail: Job, decision: RetryDecision | None) -> None:
    if decision is None or decision.retry_at is None or travail.id is None:
        _finir(travail, Status.FAILED)
        return
    GUICHET_DES_TRAVAUX.retry_job_by_id(travail.id, retry_at=decision.retry_at, lock=decision.lock)


def _finir(travail: Job, statut: Status) -> None:
    CONNECTEUR.execute_query(
        sql.queries["finish_job"], job_id=travail.id, status=statut.value, delete_job=statut == Status.SUCCEEDED
    )


def _garder(entree: Entree, nom: str, erreur: Exception) -> str:
    try:
        return noter_l_echec(entree, nom, erreur)
    except DatabaseError as injoignable:
        return type(injoignable).__name__
