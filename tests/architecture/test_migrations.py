"""The tables are what the models say, and every step can be undone."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
class TestMigrations:
    def test_ne_manquent_pas(self):
        sortie = StringIO()

        call_command("makemigrations", "--check", "--dry-run", stdout=sortie)

        assert "No changes detected" in sortie.getvalue() or "Aucun changement" in sortie.getvalue()

    def test_se_defont_toutes(self):
        migrations = MigrationLoader(connection).disk_migrations
        irreversibles = [
            f"{application}.{nom}"
            for (application, nom), migration in migrations.items()
            if migration.__module__.startswith("seuil") and not all(acte.reversible for acte in migration.operations)
        ]

        assert irreversibles == []
