"""Locks of a database session: who holds one is alive, and whoever dies lets it go.

A key is one number of 64 bits, or two of 32: the use, then which row or name.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from zlib import crc32

from django.db import connection


@contextmanager
def essayer(*cles: int) -> Iterator[bool]:
    """Hold a lock outside transactions; yield False, holding nothing, when another session does."""
    est_a_moi = _demander("pg_try_advisory_lock", cles)
    try:
        yield est_a_moi
    finally:
        if est_a_moi:
            _demander("pg_advisory_unlock", cles)


@contextmanager
def tenir(*cles: int, attendre: Callable[[], None] = lambda: None) -> Iterator[bool]:
    """Hold a lock outside transactions; yield whether another session had it first, which ``attendre`` then says."""
    a_attendu = not _demander("pg_try_advisory_lock", cles)
    if a_attendu:
        attendre()
        _demander("pg_advisory_lock", cles)
    try:
        yield a_attendu
    finally:
        _demander("pg_advisory_unlock", cles)


def retrouver(*cles: int) -> bool:
    """Say whether a lock of two numbers is still held, taken again when its session was cut and nobody else has it."""
    with connection.cursor() as curseur:
        curseur.execute(
            "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"
            " and classid::bigint = %s and objid::bigint = %s::bigint & 4294967295 and objsubid = 2",
            cles,
        )
        est_tenu = bool(curseur.fetchone()[0])
    return est_tenu or _demander("pg_try_advisory_lock", cles)


def cle_du_nom(nom: str) -> int:
    """Return the 32 bits of a name."""
    return crc32(nom.encode()) - 2**31


def _demander(geste: str, cles: tuple[int, ...]) -> bool:
    trous = ", ".join(["%s"] * len(cles))
    with connection.cursor() as curseur:
        curseur.execute(f"select {geste}({trous})", cles)
        return bool(curseur.fetchone()[0])
