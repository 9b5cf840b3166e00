"""Django's PostgreSQL backend, with two accounts: the application's, and the owner's of the tables.

``DATABASES["default"]["PROPRIETAIRE"]`` holds what differs to log in as the owner (or as a superuser). Where it is the
same login, as in tests, the role is changed in place: `OPTIONS["assume_role"]` is the application's.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.creation import DatabaseCreation
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg.pq import TransactionStatus

from seuil.socle.db.roles import assurer


class Operations(DatabaseOperations):
    connection: "DatabaseWrapper"

    def execute_sql_flush(self, sql_list: Iterable[str]) -> None:
        with self.connection.en_proprietaire():
            super().execute_sql_flush(sql_list)


class Creation(DatabaseCreation):
    connection: "DatabaseWrapper"

    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:
        """Drop a throw-away database whoever is still in it: a worker ends its sessions a little later."""
        with self.connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {self.connection.ops.quote_name(test_database_name)} WITH (FORCE)")


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = Creation
    ops_class = Operations
    _est_proprietaire = False

    @property
    def est_separee(self) -> bool:
        """Say whether the owner of the tables is another account."""
        return bool(self.settings_dict.get("PROPRIETAIRE"))

    @contextmanager
    def en_proprietaire(self) -> Iterator[None]:
        """Run as the owner's account; without one, as the only account there is."""
        if self._est_proprietaire or not self.est_separee:
            yield
            return
        self._est_proprietaire = True
        try:
            with self._sur_place() if self._meme_compte else self._reconnectee():
                yield
        finally:
            self._est_proprietaire = False
            if self._meme_compte:
                self._reprendre_le_role()

    @property
    def _meme_compte(self) -> bool:
        return bool(self.settings_dict["PROPRIETAIRE"].get("USER") == self.settings_dict["USER"])

    @contextmanager
    def _sur_place(self) -> Iterator[None]:
        if self.connection is not None:
            self.connection.execute("RESET ROLE")
        yield

    @contextmanager
    def _reconnectee(self) -> Iterator[None]:
        proprietaire = self.settings_dict["PROPRIETAIRE"]
        avant = {nom: self.settings_dict.get(nom) for nom in proprietaire}
        self.close()
        self.settings_dict.update(proprietaire)
        try:
            yield
        finally:
            self.close()
            self.settings_dict.update(avant)

    def _reprendre_le_role(self) -> None:
        ouverte = self.connection is not None and not self.connection.closed
        if ouverte and self.connection.info.transaction_status != TransactionStatus.INERROR:
            self._configure_role(self.connection)

    def _configure_role(self, connection: Any) -> bool:
        """Become the application, except while the owner is at work; the roles are made where they are missing."""
        if self._est_proprietaire or not self.settings_dict["OPTIONS"].get("assume_role"):
            return False
        if self.est_separee:
            assurer(connection)
        return bool(super()._configure_role(connection))  # type: ignore[misc]

    @contextmanager
    def _nodb_cursor(self) -> Iterator[Any]:
        """Databases are made and dropped by the owner's account."""
        options = {nom: dit for nom, dit in self.settings_dict["OPTIONS"].items() if nom != "assume_role"}
        compte = {**(self.settings_dict.get("PROPRIETAIRE") or {}), "NAME": None}
        autre = self.__class__({**self.settings_dict, "OPTIONS": options, **compte, "PROPRIETAIRE": None}, self.alias)
        try:
            with autre.cursor() as cursor:
                yield cursor
        finally:
            autre.close()
