"""The rows of the loaded world, kept in memory: to put them back takes a moment, to load them again takes seconds."""

from django.db import connection
from psycopg import sql

TABLES = """
    select format('%I', c.relname), string_agg(format('%I', a.attname), ', ' order by a.attnum)
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> 'django_migrations' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.oid, c.relname
"""
SUITES = "select format('%I', sequencename), last_value from pg_sequences where schemaname = 'public'"


class Sauvegarde:
    """What every table held, and where every sequence stood."""

    def __init__(self) -> None:
        self.tables: dict[tuple[str, str], bytes] = {}
        self.suites: list[tuple[str, int | None]] = []

    def garder(self) -> None:
        """Copy every row; called once, when the world has just been loaded.

        The tables are counted, as autovacuum does within its minute: else searches are planned as on empty ones.
        """
        with connection.en_proprietaire(), connection.cursor() as curseur:  # type: ignore[attr-defined]
            curseur.execute("analyze")
        with connection.cursor() as curseur:
            curseur.execute(SUITES)
            self.suites = curseur.fetchall()
            curseur.execute(TABLES)
            for table, colonnes in curseur.fetchall():
                lire = sql.SQL(f"copy (select {colonnes} from {table}) to stdout (format binary)")
                with curseur.copy(lire) as copie:
                    self.tables[table, colonnes] = b"".join(copie)

    def rendre(self) -> None:
        """Put every row back, as the owner and without triggers: the rows are already what these would make."""
        with connection.en_proprietaire(), connection.cursor() as curseur:  # type: ignore[attr-defined]
            curseur.execute("begin")
            curseur.execute("set local session_replication_role = replica")
            for (table, colonnes), lignes in self.tables.items():
                curseur.execute(f"delete from {table}")  # a truncation would wait for the test that asks
                with curseur.copy(sql.SQL(f"copy {table} ({colonnes}) from stdin (format binary)")) as copie:
                    copie.write(lignes)
            for suite, valeur in self.suites:
                curseur.execute("select setval(%s, coalesce(%s, 1), %s)", [suite, valeur, valeur is not None])
            curseur.execute("commit")
