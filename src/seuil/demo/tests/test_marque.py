"""S8: the demonstration writes its published passwords in no database but its own."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from seuil.acteurs.models import Agent
from seuil.demo.marque import (
    MARQUE,
    VERROU,
    commencer,
    est_coupee,
    est_d_une_autre_version,
    est_neuve,
    est_une_demonstration,
    marquer,
    oublier_les_tetes,
    seule,
)
from seuil.journal.faits import derniere_de
from seuil.rendez_vous.models import Permanence

pytestmark = pytest.mark.django_db


class TestMarque:
    def test_refuse_une_base_qu_elle_n_a_pas_faite(self, monkeypatch):
        """The world of the tests would be its own: its act is looked for under another name."""
        monkeypatch.setattr("seuil.demo.marque.PEUPLEE", "rien")
        Permanence.objects.all().delete()
        Agent.objects.all().delete()

        with pytest.raises(CommandError, match="seuil agents creer") as refus:
            call_command("demo", "--sans-servir")

        assert refus.value.returncode == 2
        assert not Agent.objects.exists()

    def test_reconnait_la_sienne(self):
        assert not est_neuve()
        marquer()
        assert est_une_demonstration()
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from pg_namespace where nspname = %s", [MARQUE])
            assert cursor.fetchone() == (1,)

    def test_reconnait_celle_d_avant_la_marque(self, monde):
        assert est_une_demonstration()

    def test_reconnait_un_chargement_coupe(self):
        commencer()
        assert est_une_demonstration()
        assert est_coupee()
        assert est_d_une_autre_version()
        marquer()
        assert not est_coupee()

    def test_oublie_les_tetes_de_la_chaine_qui_part(self, tmp_path):
        publiees = tmp_path / "tetes.jsonl"
        gardees = [publiees, derniere_de(publiees)]
        for gardee in gardees:
            gardee.write_text("{}")

        oublier_les_tetes(publiees)

        assert not any(gardee.exists() for gardee in gardees)

    def test_laisse_un_chargement_a_la_fois(self):
        dits = []

        with seule(lambda: dits.append("attend")), connection.cursor() as cursor:
            cursor.execute("select pg_try_advisory_lock(%s)", [VERROU])
            assert cursor.fetchone() == (False,)

        assert dits == []
