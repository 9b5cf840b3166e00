"""Who writes in a territory, who is alone there for an instant, who rebuilds it aside: locks of the transaction."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any, Final

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

TERRITOIRE: Final = 7_310_002
REFONTE: Final = 7_310_003
ATTENTE: Final = "80ms"
ESSAIS: Final = 900  # two minutes at most, of who holds nobody meanwhile
PAUSE: Final = 0.05  # seconds, between two tries: those whom a try held up pass


def ecrire_dans(territoires: Iterable[str]) -> list[str]:
    """Hold off, until the end of the transaction, whoever would rewrite or swap these territories; wait while one does.

    Returns those being rebuilt aside (`refaire`): the swap waits for this transaction, the rebuilding did not.
    """
    texte = (
        "SELECT code, pg_advisory_xact_lock_shared(%s, hashtext(code)),"
        " pg_try_advisory_xact_lock_shared(%s, hashtext(code)) FROM unnest(%s::text[]) AS code"
    )
    return [code for code, _, est_libre in _lire(texte, TERRITOIRE, REFONTE, sorted(set(territoires))) if not est_libre]


def reecrire(territoires: Iterable[str]) -> set[str]:
    """Be alone, until the end of the transaction, to write in these territories; nobody is rebuilding them.

    What it got is let go whenever another is not had at once: whoever writes in several, one after the other, passes.
    Returns those where somebody wrote all along, which it does not have: the others never wait for them.
    """
    codes = sorted(set(territoires))
    _verrouiller("pg_advisory_xact_lock_shared", REFONTE, codes)
    for _ in range(ESSAIS):
        if _verrouiller_sans_gener(codes):
            return set()
        time.sleep(PAUSE)
    texte = "SELECT code FROM unnest(%s::text[]) AS code WHERE NOT pg_try_advisory_xact_lock(%s, hashtext(code))"
    return {code for (code,) in _lire(texte, codes, TERRITOIRE)}


def _verrouiller_sans_gener(codes: list[str]) -> bool:
    try:
        with transaction.atomic():
            ((avant,),) = _lire("SELECT current_setting('lock_timeout')")
            _lire(f"SET LOCAL lock_timeout = '{ATTENTE}'")
            etre_seul(codes)
            _lire("SELECT set_config('lock_timeout', %s, true)", avant)
    except OperationalError as occupe:
        if not isinstance(occupe.__cause__, LockNotAvailable):
            raise
        return False
    return True


def refaire(territoire: str) -> None:
    """Rebuild a territory aside until the end of the transaction; from now on `ecrire_dans` returns it.

    What is written by whoever called `ecrire_dans` before can be read once this returns.
    """
    _verrouiller("pg_advisory_xact_lock", REFONTE, [territoire])


def etre_seul(codes: list[str]) -> None:
    """Wait until nobody writes in these territories, and be alone there until the end of the transaction."""
    _verrouiller("pg_advisory_xact_lock", TERRITOIRE, codes)


def _verrouiller(geste: str, usage: int, codes: list[str]) -> None:
    _lire(f"SELECT {geste}(%s, hashtext(code)) FROM unnest(%s::text[]) AS code", usage, codes)


def _lire(texte: str, *valeurs: str | int | list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as curseur:
        curseur.execute(texte, valeurs or None)
        lignes: list[tuple[Any, ...]] = curseur.fetchall() if curseur.description else []
    return lignes
