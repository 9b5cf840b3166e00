"""One table per territory under one name: opened when first written, rebuilt aside, swapped in one instant.

The application owns none of these tables: it asks the functions of `socle/migrations/0001`.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from seuil.socle.db import tenues
from seuil.socle.db.cles import tableau

CLE: Final = "territoire_id"
OUVERTURE: Final = 7_310_001
ESSAIS: Final = 900  # two minutes
ESSAIS_ENSUITE: Final = 40  # five seconds: who holds one territory that long, as a backup does, holds the others
PAUSE: Final = 0.05  # seconds, between two tries: those whom a try held up pass
MEMOIRE: Final = "256MB"
NOM_MAXIMAL: Final = 63


@dataclass(slots=True)
class Patience:
    """How many tries the swaps of a night have left, all together; each has ESSAIS_ENSUITE of its own."""

    reste: int

    def essayer(self) -> Iterator[None]:
        """Yield at each try."""
        essais = 0
        while essais < ESSAIS_ENSUITE or self.reste > 0:
            essais, self.reste = essais + 1, self.reste - 1
            yield


class JamaisLibre(OperationalError):
    """Somebody reads or writes a territory without a pause: its tables could not be swapped."""


def nom(table: str, territoire: str) -> str:
    """Return the table of a territory; a name too long for PostgreSQL is shortened by its hash."""
    entier = f"{table}__{territoire}"
    if len(entier) + len("_neuve") <= NOM_MAXIMAL:
        return entier
    return f"{table}__{hashlib.sha256(territoire.encode()).hexdigest()[:16]}"


def ouvrir(tables: Iterable[str], territoires: Iterable[str]) -> None:
    """Create what is missing of the tables of territories; searches and writes elsewhere go on."""
    for table in tables:
        connus = set(territoires)
        if connus <= presentes(table, connus).keys():
            continue
        with transaction.atomic():
            _executer("SELECT pg_advisory_xact_lock(%s)", OUVERTURE)
            for territoire in sorted(connus - presentes(table, connus).keys()):
                _executer("SELECT territoire_ouvrir(%s, %s, %s)", table, nom(table, territoire), territoire)


def cite(table: str, territoire: str) -> str:
    """Return the quoted name of the table of a territory."""
    return citer(nom(table, territoire))


def citer(texte: str) -> str:
    """Return a name as SQL quotes it."""
    return '"' + texte.replace('"', '""') + '"'


def executer(actes: Sequence[str]) -> list[list[tuple[Any, ...]]]:
    """Run statements, each on the table of one territory, in one exchange with the server; return the rows of each.

    They take no parameter: their writers put nothing but numbers and dates in them.
    """
    if not actes:
        return []
    with connection.cursor() as curseur:
        curseur.execute(";".join(actes))
        rendues = [curseur.fetchall() if curseur.description else []]
        while curseur.nextset():
            rendues.append(curseur.fetchall() if curseur.description else [])
    return rendues


def presentes(table: str, territoires: Iterable[str]) -> dict[str, str]:
    """Return the quoted name of the table of each territory that has one."""
    noms = {territoire: cite(table, territoire) for territoire in territoires}
    lus = _lire("SELECT nom FROM unnest(%s::text[]) AS nom WHERE to_regclass(nom) IS NOT NULL", [*noms.values()])
    ouvertes = {lu for (lu,) in lus}
    return {territoire: nomme for territoire, nomme in noms.items() if nomme in ouvertes}


def effacer(tables: Iterable[str], demandes: Iterable[int]) -> None:
    """Remove the rows of demands from the tables of territories (quoted names), each found by its key there.

    Asked of the parent, with its territories, PostgreSQL reads every row of each: it expects a third of them.
    """
    siennes = tableau(demandes)
    executer([f"DELETE FROM {table} WHERE demande_id = ANY({siennes})" for table in tables])


def preparer(table: str, territoire: str) -> str:
    """Create an empty table to fill, without indexes, beside the one in use; return its name.

    Nothing cleans the one in use meanwhile: autovacuum gives way to who waits a second, never to a swap that tries.
    """
    _executer(f"SET LOCAL maintenance_work_mem = '{MEMOIRE}'")
    for en_usage in presentes(table, [territoire]).values():
        _executer(f"LOCK TABLE {en_usage} IN SHARE UPDATE EXCLUSIVE MODE")
    neuve = f"{nom(table, territoire)}_neuve"
    _executer("SELECT territoire_preparer(%s, %s)", table, neuve)
    return neuve


def indexer(table: str, neuve: str, territoire: str) -> None:
    """Give a filled table the indexes of its parent, and the proof that every row is of its territory."""
    _executer("SELECT territoire_indexer(%s, %s, %s, %s)", table, neuve, CLE, territoire)


def analyser(neuve: str) -> None:
    """Let the planner know a filled table before any search reads it."""
    _executer("SELECT territoire_analyser(%s)", neuve)


def basculer(
    neuves: Sequence[tuple[str, str]],
    territoire: str,
    *,
    rattraper: Callable[[], object],
    finir: Callable[[], object],
    patience: Patience,
) -> None:
    """Put the new tables (parent, new one) in the place of the old ones, all at once; nobody waits long.

    ``rattraper`` brings to the new tables what was written since, ``finir`` the rest, while nobody writes: what it did
    is undone when the swap lets the others pass, as a long write or search makes it, to try again. Raises
    JamaisLibre at last.
    """
    for _ in patience.essayer():
        rattraper()
        try:
            return _basculer(neuves, territoire, finir)
        except OperationalError as occupee:
            if not isinstance(occupee.__cause__, LockNotAvailable):
                raise
        time.sleep(PAUSE)
    raise JamaisLibre(territoire)


def _basculer(neuves: Sequence[tuple[str, str]], territoire: str, finir: Callable[[], object]) -> None:
    with transaction.atomic():
        _executer(f"SET LOCAL lock_timeout = '{tenues.ATTENTE}'")
        tenues.etre_seul([territoire])
        finir()
        for table, neuve in neuves:
            _executer("SELECT territoire_basculer(%s, %s, %s, %s)", table, neuve, nom(table, territoire), territoire)


def nettoyer(tables: Iterable[str], territoires: Iterable[str]) -> None:
    """Let index-only searches trust what was written at once; never inside a transaction.

    Before PostgreSQL 17 only the owner of a table cleans it: the application's request is then skipped with a warning,
    and autovacuum cleans within its own minute.
    """
    noms = [nom(table, territoire) for table in tables for territoire in territoires]
    _executer(f"VACUUM {', '.join(map(citer, noms))}")


def _executer(texte: str, *valeurs: str | int | list[str]) -> None:
    with connection.cursor() as curseur:
        curseur.execute(texte, valeurs or None)


def _lire(texte: str, *valeurs: str | int | list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as curseur:
        curseur.execute(texte, valeurs)
        lignes: list[tuple[Any, ...]] = curseur.fetchall()
    return lignes
