"""The mark of a database that the demonstration made: it writes its published passwords in no other."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import connection

from seuil.journal.models import Entree

PAQUET = Path(__file__).parents[1]
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


def est_d_une_autre_version() -> bool:
    """Say whether the tables were made by other migrations than today's: they are rewritten until a first release."""
    with connection.cursor() as cursor:
        cursor.execute("select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = %s", [MARQUE])
        marque = cursor.fetchone()
    return marque is None or marque[0] != _empreinte()


def marquer() -> None:
    """Write the mark, before anything else: a loading that was cut is taken up again."""
    ouverte: Any = connection
    with ouverte.en_proprietaire(), ouverte.cursor() as cursor:
        cursor.execute(f"create schema if not exists {MARQUE}")
        cursor.execute(f"comment on schema {MARQUE} is '{_empreinte()}'")


def vider() -> None:
    """Remove everything of a database that the demonstration made, but its mark. Raises DatabaseError if it may not."""
    ouverte: Any = connection
    with ouverte.en_proprietaire(), ouverte.cursor() as cursor:
        cursor.execute("drop schema public cascade")
        cursor.execute("create schema public")


def _empreinte() -> str:
    """Return the digest of Seuil's migrations: other tables, another digest."""
    ecrites = sorted(chemin for chemin in PAQUET.glob("*/migrations/*") if chemin.suffix in (".py", ".sql"))
    return sha256(b"".join(chemin.read_bytes() for chemin in ecrites)).hexdigest()[:16]
