"""The tables are what the models say, every step can be undone, and none changes when the code does."""

import ast
import sys
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.architecture.arbre import nom, suivis

PERMIS = {"django", *sys.stdlib_module_names}


def importes(source: str) -> Iterator[str]:
    """Yield the packages that a source imports; an import relative to its folder is of `seuil`."""
    for noeud in ast.walk(ast.parse(source)):
        if isinstance(noeud, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in noeud.names)
        if isinstance(noeud, ast.ImportFrom):
            yield "seuil" if noeud.level else (noeud.module or "").partition(".")[0]


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


class TestGel:
    """docs/decisions/0022: a migration says by itself what it does, for ever."""

    def test_n_importe_que_django(self):
        ecrites = [chemin for chemin in suivis(".py") if chemin.parent.name == "migrations"]
        fautes = [
            f"{nom(chemin)} : {paquet}"
            for chemin in ecrites
            for paquet in importes(chemin.read_text(encoding="utf-8"))
            if paquet not in PERMIS
        ]

        assert len(ecrites) > 20
        assert fautes == []

    @pytest.mark.parametrize(
        "source", ["import seuil.socle.cle", "from seuil.socle import cle", "from ..models import Demande"]
    )
    def test_voit_le_code_vivant(self, source):
        assert list(importes(source)) == ["seuil"]
