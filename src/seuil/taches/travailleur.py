"""The worker: does the jobs, and survives the end of PostgreSQL; a worker that dies leaves its jobs to the next."""

import asyncio
import logging
import signal
from contextlib import suppress

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

from seuil.reactions import travaux
from seuil.taches.journee import SILENCE, rendre_les_abandonnes, reprendre, veiller
from seuil.taches.pannes import TacheRatee

ENSEMBLE = 2
BATTEMENT = SILENCE / 5
DEBUT = 1.0
PAS = 10.0  # seconds between two looks at what is due; asked of no clock that a person may set
PAUSES = (0.2, 0.5, 1.0, 2.0)
ABSENTES = ("42P01", "42883")  # no such table, no such function: waiting brings none
trace = logging.getLogger(__name__)


async def travailler() -> None:
    """Do jobs until SIGINT or SIGTERM, finishing those under way; whatever stops the work, begin again.

    Except on an empty base, or one of another version: what PostgreSQL then raises goes to the shell, which says it.
    """
    arret = asyncio.Event()
    boucle = asyncio.get_running_loop()
    for signe in (signal.SIGINT, signal.SIGTERM):
        boucle.add_signal_handler(signe, arret.set)
    rates = 0
    while not arret.is_set():
        debut = boucle.time()
        try:
            await _jusqu_a(arret)
        except Exception as erreur:
            if _est_d_une_base_vide(erreur):
                raise
            trace.warning("Travailleur interrompu (%s), il reprend.", type(erreur).__name__)
        rates = 0 if boucle.time() - debut > SILENCE else rates + 1
        with suppress(TimeoutError):
            await asyncio.wait_for(arret.wait(), PAUSES[min(rates, len(PAUSES) - 1)])


async def finir_ce_qui_attend() -> None:
    """Do what follows acts and is due, then stop; what a day brings is left to the worker that stays."""
    with app.replace_connector(await _connecteur()):
        async with app.open_async():
            await app.run_worker_async(
                queues=[travaux.FILE], wait=False, listen_notify=False, install_signal_handlers=False
            )


async def rendre_ce_qui_restait() -> None:
    """Give back the jobs that a killed worker held, for who does them on a clock of its own: a year that is played."""
    with app.replace_connector(await _connecteur()):
        async with app.open_async():
            await rendre_les_abandonnes(app.job_manager)


async def _jusqu_a(arret: asyncio.Event) -> None:
    with app.replace_connector(await _connecteur()):
        async with app.open_async():
            travail = asyncio.create_task(
                app.run_worker_async(
                    concurrency=ENSEMBLE,
                    delete_jobs="successful",
                    install_signal_handlers=False,
                    fetch_job_polling_interval=1.0,
                    update_heartbeat_interval=BATTEMENT,
                    stalled_worker_timeout=float(SILENCE),
                )
            )
            garde = asyncio.create_task(_regarder_l_heure())
            attente = asyncio.create_task(arret.wait())
            await asyncio.wait([travail, attente], return_when=asyncio.FIRST_COMPLETED)
            attente.cancel()
            garde.cancel()
            travail.cancel()  # it finishes the jobs under way first
            with suppress(asyncio.CancelledError):
                await travail


async def _regarder_l_heure() -> None:
    """Look again and again for what is due, and for the jobs of a worker that was killed; what fails is shown."""
    await asyncio.sleep(DEBUT)
    while True:
        try:
            await reprendre(app.job_manager)
            await sync_to_async(_veiller)()
        except TacheRatee as ratee:
            trace.error("Horloge arrêtée jusqu’au prochain regard : %s", ratee)
        except Exception as erreur:  # the base does not answer: the worker itself says so, and begins again
            trace.error("Horloge arrêtée jusqu’au prochain regard : %s", type(erreur).__name__)
        await asyncio.sleep(PAS)


def _veiller() -> None:
    """Look, on a connection that a restart of PostgreSQL may have broken."""
    close_old_connections()
    veiller()


def _est_d_une_base_vide(erreur: BaseException | None) -> bool:
    while erreur is not None:
        if getattr(erreur, "sqlstate", "") in ABSENTES:
            return True
        erreur = erreur.__cause__ or erreur.__context__
    return False


async def _connecteur() -> PsycopgConnector:
    reglages = await asyncio.to_thread(connector_params)  # starts the embedded server when it is down
    return PsycopgConnector(kwargs=reglages, min_size=1, max_size=ENSEMBLE + 2, timeout=5.0)
