"""Two workers at once, or a worker and a person: one plays, on real transactions."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Event
from time import sleep

import pytest
from django.db import connection
from django.utils import timezone
from tests.patience import PATIENCE, attendre

from seuil.cotation.models import Registre
from seuil.cotation.requetes import grilles_en_vigueur
from seuil.rapprochement.models import Nuit
from seuil.rapprochement.services import Bilan, passer_la_nuit
from seuil.taches.models import Execution
from seuil.taches.services import TacheOccupee, passer
from seuil.taches.tache import chaque_jour
from seuil.taches.tests.horloge import DEMIE, a

pytestmark = pytest.mark.django_db(transaction=True)
LUNDI = date(2026, 11, 23)


def a_part(travail, *arguments, **nommes):
    """Run in this thread, on its own connection."""
    try:
        return travail(*arguments, **nommes)
    finally:
        connection.close()


class TestUnSeulALaFois:
    def test_le_second_ne_passe_rien(self, db):
        entre, sortir, faits = Event(), Event(), []

        def agir(*, le: date) -> dict[str, int]:
            entre.set()
            assert sortir.wait(PATIENCE)
            faits.append(le)
            return {}

        tache = chaque_jour("essai", "Essai", agir, depuis=DEMIE, rejoue=True, en_une_transaction=True)
        with ThreadPoolExecutor(1) as fil:
            premier = fil.submit(a_part, passer, tache, maintenant=a(LUNDI))
            assert entre.wait(PATIENCE)
            with pytest.raises(TacheOccupee):
                passer(tache, maintenant=a(LUNDI))
            sortir.set()
            assert len(premier.result()) == 1

        assert passer(tache, maintenant=a(LUNDI)) == []
        assert faits == [LUNDI]

    def test_vingt_ensemble_passent_trois_jours_une_fois(self, db):
        faits: list[date] = []

        def agir(*, le: date) -> dict[str, int]:
            sleep(0.02)
            faits.append(le)
            return {}

        tache = chaque_jour("essai", "Essai", agir, depuis=DEMIE, rejoue=True, en_une_transaction=True)
        passer(tache, maintenant=a(LUNDI))
        with ThreadPoolExecutor(8) as fils:
            suites = [fils.submit(a_part, essayer, tache, LUNDI + timedelta(3)) for _ in range(20)]
            assert sum(suite.result() for suite in suites) == 3

        assert faits == [LUNDI + timedelta(rang) for rang in range(4)]
        assert Execution.objects.count() == 4


def essayer(tache, le: date) -> int:
    """Play, or let the other do it; return how many days were played here."""
    try:
        return len(passer(tache, maintenant=a(le)))
    except TacheOccupee:
        return 0


class TestUneSeuleNuit:
    def test_la_seconde_attend_et_ne_change_rien(self, monde):
        """N3: a night run by hand and the worker's exclude each other."""
        le = timezone.localdate()
        grille = grilles_en_vigueur(["compiegne"], le)["compiegne"]
        arretes = {"grille": grille, "arrete_au": le - timedelta(1)}
        Registre.objects.update_or_create(territoire_id="compiegne", defaults=arretes)
        with ThreadPoolExecutor(1) as fil, connection.cursor() as curseur:
            curseur.execute("select pg_advisory_lock(7302)")
            seconde = fil.submit(a_part, passer_la_nuit, le=le)
            attendre(lambda: quelqu_un_attend(curseur))
            Nuit.objects.create(depuis=le - timedelta(1), le=le, est_finie=True)
            assert not seconde.done()
            curseur.execute("select pg_advisory_unlock(7302)")

            assert seconde.result() == Bilan(0, 0, ())
        assert Nuit.objects.count() == 1


def quelqu_un_attend(curseur) -> bool:
    """Say whether somebody waits for an advisory lock."""
    curseur.execute("select count(*) from pg_locks where locktype = 'advisory' and not granted")
    return bool(curseur.fetchone()[0])
