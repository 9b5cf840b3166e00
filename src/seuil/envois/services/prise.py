"""Who makes a message leave: a lock of the database session, which ends with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

VERROU = 0x5E17  # this use of advisory locks


@contextmanager
def pris(pk: int) -> Iterator[bool]:
    """Hold the message for this database session; False when another one does."""
    with connection.cursor() as curseur:
        curseur.execute("select pg_try_advisory_lock(%s, %s)", [VERROU, pk % 2**31])
        est_a_moi = bool(curseur.fetchone()[0])
    try:
        yield est_a_moi
    finally:
        if est_a_moi:
            with connection.cursor() as curseur:
                curseur.execute("select pg_advisory_unlock(%s, %s)", [VERROU, pk % 2**31])
