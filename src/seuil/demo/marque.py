"""The mark of a database that the demonstration made: it writes its published passwords in no other."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import connection

from seuil.journal.faits import derniere_de
from seuil.journal.models import Entree

PAQUET = Path(__file__).parents[1]
MARQUE = "seuil_demonstration"  # an empty schema: there before the tables, kept by a backup
PEUPLEE = "demandes.inventees"  # the act of a demonstration made before the mark
EN_COURS = "en cours"  # in place of the digest, from the first table to the last household
VERROU = int.from_bytes(sha256(MARQUE.encode()).digest()[:8], "big", signed=True)


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


def est_coupee() -> bool:
    """Say whether a loading stopped before its end: some towns are whole, one is not, the others are missing."""
    return _marque() == EN_COURS


def est_d_une_autre_version() -> bool:
    """Say whether the tables were made by other migrations than today's: they are rewritten until a first release."""
    return _marque() != _empreinte()


def commencer() -> None:
    """Mark before anything else: a loading that is cut is known as such, and made again."""
    _ecrire(EN_COURS)


def marquer() -> None:
    """Mark a loading that reached its end, with the digest of its tables."""
    _ecrire(_empreinte())


def vider() -> None:
    """Remove everything of a database that the demonstration made, but its mark. Raises DatabaseError if it may not."""
    ouverte: Any = connection
    with ouverte.en_proprietaire(), ouverte.cursor() as cursor:
        cursor.execute("drop schema public cascade; create schema public")  # sent together: both, or neither


def oublier_les_tetes(publiees: Path) -> None:
    """Remove the heads kept outside a database before it is emptied: the next chain is another one."""
    for tete in (publiees, derniere_de(publiees)):
        tete.unlink(missing_ok=True)


@contextmanager
def seule(attendre: Callable[[], None]) -> Iterator[None]:
    """Let one loading at a time touch the database; another waits, once ``attendre`` has said so."""
    garde: Any = connection.copy()
    with closing(garde), garde.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [VERROU])
        if cursor.fetchone() == (False,):
            attendre()
            cursor.execute("select pg_advisory_lock(%s)", [VERROU])
        yield


def _marque() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = %s", [MARQUE])
        trouvee = cursor.fetchone()
    return trouvee[0] if trouvee else None


def _ecrire(marque: str) -> None:
    ouverte: Any = connection
    with ouverte.en_proprietaire(), ouverte.cursor() as cursor:
        cursor.execute(f"create schema if not exists {MARQUE}")
        cursor.execute(f"comment on schema {MARQUE} is '{marque}'")


def _empreinte() -> str:
    """Return the digest of Seuil's migrations: other tables, another digest."""
    ecrites = sorted(chemin for chemin in PAQUET.glob("*/migrations/*") if chemin.suffix in (".py", ".sql"))
    return sha256(b"".join(chemin.read_bytes() for chemin in ecrites)).hexdigest()[:16]
