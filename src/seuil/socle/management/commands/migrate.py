"""`seuil migrate`: Django's, run by the owner of the tables, who then says what the application may do."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from seuil.socle.db.roles import PROPRIETAIRE, lire

UN_SEUL_COMPTE = (
    "Un seul compte possède les tables et sert l’application : les rôles ne sont pas séparés (docs/installer.md)."
)


class Command(migrate.Command):
    def handle(self, *arguments: Any, **options: Any) -> None:
        connexion: Any = connections[options["database"]]
        if not connexion.est_separee:
            super().handle(*arguments, **options)
            self.stdout.write(UN_SEUL_COMPTE)
            return
        with connexion.en_proprietaire(), connexion.cursor() as cursor:
            cursor.execute("select rolsuper from pg_roles where rolname = session_user")
            if cursor.fetchone()[0]:
                cursor.execute(lire("roles"))
                cursor.execute(lire("base"))
            cursor.execute(f"set role {PROPRIETAIRE}")
            super().handle(*arguments, **options)
            cursor.execute(lire("droits"))
            cursor.execute("reset role")
