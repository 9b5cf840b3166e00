"""The worker's day: each task is a job of its own, handed over when it is due."""

import re
from contextlib import suppress
from datetime import datetime, timedelta

from asgiref.sync import sync_to_async
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task
from procrastinate.utils import utcnow

from seuil.contacts.nomenclatures import Canal
from seuil.envois import services as envois
from seuil.envois.reglages import exiger_des_reglages_justes, voies_ouvertes
from seuil.envois.requetes import attendent
from seuil.envois.voies import ReglageInvalide
from seuil.reactions.effets import designation
from seuil.reactions.travaux import GUICHET_DES_TRAVAUX
from seuil.taches.pannes import TacheRatee, noter, oublier, suivie
from seuil.taches.requetes import Etat, etats
from seuil.taches.rythmes import CHAQUE_MINUTE
from seuil.taches.services import TacheOccupee, passer
from seuil.taches.table import TACHES
from seuil.taches.tache import Tache

FILE = "taches"
ADRESSE = re.compile(r"\S+@\S+")
SILENCE = 15  # seconds without a sign of life, after which the jobs of a worker are given to another
PATIENCE = timedelta(minutes=10)  # before a task that failed is tried again; one of each minute waits for the next


class VoieEnPanne(Exception):
    """A channel takes nothing any more; says which, and what it answered."""


def veiller() -> None:
    """Hand over what is due now; each worker asks it every few seconds."""
    with suivie("veiller"):
        confier_ce_qui_est_du(timezone.now())
        if attendent(maintenant=timezone.now()):
            _confier("envois")
    with suivie("reglages", refus=(ReglageInvalide,)):
        exiger_des_reglages_justes()


def confier_ce_qui_est_du(maintenant: datetime) -> None:
    """Hand over each task that is due, once however often it is asked; forget a refusal that no longer holds."""
    for etat in etats(maintenant):
        if etat.dues and not _vient_d_echouer(etat, maintenant):
            _confier(etat.tache.nom)
        elif not etat.dues and etat.panne is not None and not etat.panne.fois:
            oublier(etat.tache.nom)  # the clock was put right, or a person did it


@app.task(name="envois", queue=FILE, lock="envois", queueing_lock="envois")
def faire_partir() -> None:
    """Make the messages that are due leave: a person may be waiting for a code. The next ones follow at once."""
    with suivie("envois", refus=(VoieEnPanne,)):
        tournee = envois.partir(voies_ouvertes(), maintenant=timezone.now())
        if tournee.avance and attendent(maintenant=timezone.now()):
            _confier("envois")
        if tournee.pannes:
            raise VoieEnPanne(" ".join(map(_dire, tournee.pannes, tournee.pannes.values())))


async def reprendre(travaux: JobManager) -> None:
    """Look for the jobs of a worker that was killed. Raises TacheRatee."""
    try:
        await rendre_les_abandonnes(travaux)
    except Exception as erreur:
        await sync_to_async(noter)("reprendre", designation(erreur))
        raise TacheRatee(designation(erreur)) from None
    await sync_to_async(oublier)("reprendre")


async def rendre_les_abandonnes(travaux: JobManager) -> None:
    """Give again the jobs of workers without a sign of life: what they had done is undone, or remembered as done."""
    for travail in await travaux.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        try:
            await travaux.retry_job(travail, retry_at=utcnow() - timedelta(seconds=1))
        except ConnectorException:  # the same task already waits again
            await travaux.finish_job(travail, status=Status.ABORTED, delete_job=True)


def _dire(canal: str, reponse: str) -> str:
    """Say what a channel answered; the address of nobody."""
    dite = ADRESSE.sub("(adresse)", reponse).strip(" .")
    return f"{Canal(canal).label} : rien ne part, les messages attendent. Réponse reçue : {dite}."


def _inscrire(tache: Tache) -> None:
    """Make a job of a line: two workers never do it at once, and it waits once."""

    @app.task(name=tache.nom, queue=FILE, lock=tache.nom, queueing_lock=tache.nom)
    def executer() -> None:
        with suppress(TacheOccupee):
            passer(tache, maintenant=timezone.now())


for _tache in TACHES.values():
    _inscrire(_tache)


def _vient_d_echouer(etat: Etat, maintenant: datetime) -> bool:
    if etat.panne is None or not etat.panne.fois or etat.tache.rythme is CHAQUE_MINUTE:
        return False
    return abs(maintenant - etat.panne.dernier_a) < PATIENCE


def _confier(nom: str) -> None:
    travail = configure_task(name=nom, job_manager=GUICHET_DES_TRAVAUX, queue=FILE, lock=nom, queueing_lock=nom)
    with suppress(AlreadyEnqueued), transaction.atomic():
        travail.defer()
