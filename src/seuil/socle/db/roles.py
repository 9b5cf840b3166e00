"""The three roles, and what each may do: the SQL beside, run where it is needed."""

import time
from pathlib import Path
from typing import Any, Final

from psycopg.errors import InternalError, UniqueViolation

SQL = Path(__file__).with_name("sql")
PROPRIETAIRE: Final = "seuil_proprietaire"
APPLICATION: Final = "seuil_application"
TABLES: Final = "seuil_tables"
ROLES: Final = (PROPRIETAIRE, APPLICATION, TABLES)
ESSAIS, PAUSE = 20, 0.2

_assures: set[tuple[str, int]] = set()


def lire(nom: str) -> str:
    """Return the text of one of the SQL files: `roles`, `base`, `droits`."""
    return SQL.joinpath(f"{nom}.sql").read_text(encoding="utf-8")


def assurer(connexion: Any) -> None:
    """Make the roles of a server, once per process, with a connection that may create them."""
    serveur = (connexion.info.host, connexion.info.port)
    if serveur in _assures:
        return
    for reste in reversed(range(ESSAIS)):
        try:
            with connexion.transaction():
                _creer(connexion)
            break
        except (InternalError, UniqueViolation):
            if not reste:
                raise
            time.sleep(PAUSE)
    _assures.add(serveur)


def _creer(connexion: Any) -> None:
    """Create what is missing; roles belong to the server, locks to a database: another process may be at it too."""
    connus = connexion.execute("select count(*) from pg_roles where rolname = any(%s)", [list(ROLES)]).fetchone()[0]
    if connus < len(ROLES):
        connexion.execute(lire("roles"))
