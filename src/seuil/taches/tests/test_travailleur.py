"""The worker, on real transactions and its own connections: it does the jobs, and those of a worker that died."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from seuil.acteurs.auteurs import Demandeur
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.reactions.travaux import _prendre
from seuil.socle.tests.anciennes import base_ancienne, lancer
from seuil.taches.journee import reprendre as reprendre_les_abandonnes
from seuil.taches.travailleur import _connecteur, finir_ce_qui_attend

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


class TestBaseVide:
    def test_s_arrete_et_dit_quoi_lancer(self, db):
        """N3: on an empty base, the worker says it and ends; it would wait for ever."""
        with base_ancienne() as adresse:
            fin = lancer("travailler", DATABASE_URL=adresse("postgres"))

        assert (fin.returncode, "Lancez « seuil migrate »" in fin.stderr) == (2, True), fin.stderr
