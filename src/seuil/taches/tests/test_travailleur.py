"""The worker, on real transactions and its own connections: it does the jobs, and those of a worker that died."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from asgiref.sync import sync_to_async
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.patience import PATIENCE

from seuil.acteurs.auteurs import Demandeur
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.reactions.travaux import _prendre
from seuil.socle.tests.anciennes import base_ancienne, lancer
from seuil.taches.journee import reprendre as reprendre_les_abandonnes
from seuil.taches.models import Execution, Panne
from seuil.taches.travailleur import _connecteur, _jusqu_a, finir_ce_qui_attend

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)


@pytest.fixture
def deposee(monde) -> Demande:
    return enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande


def travailler() -> None:
    """Run a worker until nothing is due."""
    a_part(finir_ce_qui_attend)


def a_part(travail) -> None:
    """Run a coroutine in a thread of its own: a browser test may have left an event loop in this one."""
    with ThreadPoolExecutor(1) as fil:
        fil.submit(lambda: asyncio.run(travail())).result()


async def reprendre() -> None:
    with app.replace_connector(await _connecteur()):
        async with app.open_async():
            await reprendre_les_abandonnes(app.job_manager)


class TestTravailleur:
    def test_ecrit_l_attestation_apres_la_validation(self, deposee):
        """N3: the letter is the worker's."""
        avant = Courrier.objects.count()

        travailler()

        assert (avant, Courrier.objects.filter(numero_unique=deposee.numero_unique).count()) == (0, 1)

    def test_reprend_le_travail_d_un_travailleur_tue(self, deposee):
        """N3: a worker took the job and died: nobody waits for ever."""
        pris = _prendre()
        travailler()
        avant = Courrier.objects.count()

        a_part(reprendre)
        travailler()

        assert pris is not None
        assert (avant, Courrier.objects.filter(numero_unique=deposee.numero_unique).count()) == (0, 1)
        assert not ProcrastinateJob.objects.filter(task_name="suite", status__in=["todo", "doing"]).exists()


async def jusqu_a_la_premiere_heure() -> None:
    """Run a worker, then stop it as an operator does once it played the task of each hour."""
    arret = asyncio.Event()
    travail = asyncio.create_task(_jusqu_a(arret))
    faite = sync_to_async(Execution.objects.filter(tache="connexions").exclude(fini_a=None).exists)
    fin = time.monotonic() + PATIENCE
    while not await faite() and time.monotonic() < fin:
        await asyncio.sleep(0.2)
    arret.set()
    await travail


class TestHorloge:
    def test_passe_ce_qui_est_du_sans_qu_on_le_demande(self, tetes, db):
        """A worker that starts looks at the hour by itself."""
        a_part(jusqu_a_la_premiere_heure)

        assert Execution.objects.filter(tache="connexions").count() == 1
        assert not Panne.objects.exists()


class TestBaseVide:
    def test_s_arrete_et_dit_quoi_lancer(self, db):
        """N3: on an empty base, the worker says it and ends; it would wait for ever."""
        with base_ancienne() as adresse:
            fin = lancer("travailler", DATABASE_URL=adresse("postgres"))

        assert (fin.returncode, "Lancez « seuil migrate »" in fin.stderr) == (2, True), fin.stderr
