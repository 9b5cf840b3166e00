"""The mark of a database that the demonstration made: it writes its published passwords in no other."""

from typing import Any

from django.db import connection

from seuil.journal.models import Entree

MARQUE = "seuil_demonstration"  # an empty schema: there before the tables, kept by a backup
PEUPLEE = "demandes.inventees"  # the act of a demonstration made before the mark


def est_une_demonstration() -> bool:
    """Say whether the demonstration made this database."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from pg_namespace where nspname = %s", [MARQUE])
        if cursor.fetchone():
            return True
    existe = Entree._meta.db_table in connection.introspection.table_names()
    return existe and Entree.objects.filter(verbe=PEUPLEE).exists()


def est_neuve() -> bool:
    """Say whether nothing was ever made in this database."""
    return not connection.introspection.table_names()


def marquer() -> None:
    """Write the mark, before anything else: a loading that was cut is taken up again."""
    ouverte: Any = connection
    with ouverte.en_proprietaire(), ouverte.cursor() as cursor:
        cursor.execute(f"create schema if not exists {MARQUE}")
