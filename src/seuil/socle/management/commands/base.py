"""`seuil base`: the SQL that makes the roles, and whether the server keeps people's data to itself."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand
from django.db import connection

from seuil.socle.db.roles import lire
from seuil.socle.db.serveur_muet import MUETS, bavards
from seuil.socle.db.serveur_regle import LIRE, VALEURS, conseils

COMPTE = """
    select current_user::text, rolsuper, coalesce(has_table_privilege(to_regclass('journal_entree'), 'truncate'), false)
      from pg_roles where rolname = current_user
"""


class Command(BaseCommand):
    help = "Écrit le SQL des rôles, ou vérifie les réglages du serveur et les droits du compte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actes = parser.add_subparsers(dest="acte", required=True)
        actes.add_parser("roles", help="écrit le SQL qui crée les trois rôles et leur donne la base")
        actes.add_parser(
            "verifier", help="dit ce qui laisserait des données au journal du serveur, et ce qui le rend lent"
        )

    def handle(self, **options: Any) -> None:
        if options["acte"] == "roles":
            self.stdout.write(lire("roles"))
            self.stdout.write(lire("base"))
            return
        fautes = [*bavards(_reglages()), *_du_compte()]
        for phrase in [*fautes, *conseils(_mesures())]:
            self.stdout.write(phrase)
        self.stdout.write("La base est bien tenue." if not fautes else f"{len(fautes)} réglage(s) à changer.")
        if fautes:
            raise SystemExit(1)


def _reglages() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("select name, setting from pg_settings where name = any(%s)", [list(MUETS)])
        return dict(cursor.fetchall())


def _mesures() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(LIRE, VALEURS)
        return dict(cursor.fetchall())


def _du_compte() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(COMPTE)
        compte, tout_peut, vide = cursor.fetchone()
    fautes = [f"Le compte de l’application, {compte}, est superutilisateur."] if tout_peut else []
    if vide:
        fautes.append(f"Le compte de l’application, {compte}, peut vider le journal : les rôles ne sont pas séparés.")
    return fautes
