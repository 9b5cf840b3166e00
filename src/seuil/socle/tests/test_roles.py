"""Roles: the application reads and writes rows; tables, journal and swaps belong to others."""

import os

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from seuil.socle.db import partitions
from seuil.socle.management.commands.migrate import UN_SEUL_COMPTE
from seuil.socle.tests.anciennes import base_ancienne, seuil

JOURNAL = ("journal_entree", "journal_contenu", "journal_consultation", "journal_sceau")
REFUS = r"must be owner|permission denied|must be able to|must have admin option"
INTERDITS = [
    *(
        acte.format(table)
        for table in JOURNAL
        for acte in (
            "truncate {} cascade",
            "delete from {}",
            "alter table {} disable trigger user",
            "drop table {} cascade",
            "create trigger x before insert on {} for each row execute function suppress_redundant_updates_trigger()",
        )
    ),
    "update journal_entree set par = 'x'",
    "update journal_contenu set texte = 'x'",
    "update journal_consultation set service = 'x'",
    "update journal_sceau set rang = 0",
    "select * from journal_entree for update",
    "create table x (y int)",
    "create table public.x (y int)",
    "create schema x",
    "create role x",
    "truncate demandes_demande cascade",
    "drop table demandes_demande cascade",
    "alter table demandes_demande add x int",
    "drop table cotation_cotation",
    "alter table cotation_cotation add x int",
    "insert into django_migrations (app, name, applied) values ('x', 'x', now())",
    "create or replace function journal_mesure(variadic champs text[]) returns text language sql as 'select null'",
    "alter function journal_effacer_contenu(text, bigint, text, text, text, text, date) owner to seuil_application",
    "set session_replication_role = replica",
    "set log_statement = 'all'",
    "grant seuil_proprietaire to seuil_application",
]
VERROUS = [f"lock table {table} in access exclusive mode" for table in JOURNAL]
SE_GRANDIR = [
    "create database x",
    "set role seuil_proprietaire",
    "set role seuil_tables",
    "set role postgres",
    "set session authorization postgres",
]


def lire(texte, *valeurs):
    with connection.cursor() as cursor:
        cursor.execute(texte, valeurs)
        return cursor.fetchall()


@pytest.fixture
def vraie(db):
    """A true connection of the application to the database of the test, as the site opens them."""
    params = connection.get_connection_params()
    acces = {cle: params[cle] for cle in ("host", "port", "dbname") if params.get(cle)}
    if "DATABASE_URL" in os.environ:
        pytest.skip("the application's password on this server is not known")
    with psycopg.connect(**acces, user="seuil_application", autocommit=True) as base:
        yield base


class TestApplication:
    def test_est_le_role_de_toutes_les_epreuves(self, db):
        """Roles: every SQL of the product, in every test, runs with what the application may do."""
        assert lire(
            "select current_user::text, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication"
            " from pg_roles where rolname = current_user"
        ) == [("seuil_application", *[False] * 5)]

    @pytest.mark.parametrize("acte", [*INTERDITS, *VERROUS])
    def test_ne_peut_pas(self, db, acte):
        """Roles: not truncate, delete nor alter the journal, not create, drop or alter anything."""
        with pytest.raises(DatabaseError, match=REFUS), transaction.atomic():
            connection.cursor().execute(acte)

    @pytest.mark.parametrize("acte", [*INTERDITS, *SE_GRANDIR])
    def test_ne_peut_pas_non_plus_par_sa_vraie_porte(self, vraie, acte):
        """Roles: the same through a login of its own, from which no other role can be taken."""
        with pytest.raises(psycopg.Error, match=REFUS):
            vraie.execute(acte)

    def test_n_efface_le_contenu_que_par_la_fonction(self, db):
        """Roles: the one function that erases writes who and why; its own helpers give nothing more."""
        lire("select journal_effacer_contenu('0', null, '{}', 'sel', 'x', '', '2026-11-23')")

        dernier = lire("select verbe, par from journal_entree order by id desc limit 1")
        assert dernier == [("journal.contenu_efface", "x")]

    def test_ne_possede_rien(self, db):
        assert lire("select relname from pg_class where relowner = 'seuil_application'::regrole") == []


class TestTables:
    def test_appartiennent_a_qui_il_faut(self, monde):
        """Roles: tables cut by territory belong to the third role, the others to the owner."""
        lus = dict(
            lire(
                "select relname::text, pg_get_userbyid(relowner)::text from pg_class"
                " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
            )
        )
        decoupees = {nom for nom in lus if nom.startswith(("cotation_cotation", "rapprochement_pretendant"))}

        assert "cotation_cotation__compiegne" in decoupees
        assert {lus[nom] for nom in decoupees} == {"seuil_tables"}
        assert {role for nom, role in lus.items() if nom not in decoupees} == {"seuil_proprietaire"}

    def test_s_ouvrent_et_se_basculent_par_l_application(self, monde):
        """Roles: the whole swap, from an account that owns no table."""
        partitions.ouvrir(["cotation_cotation"], ["nancy"])
        neuve = partitions.preparer("cotation_cotation", "nancy")
        lire(f'select 1 from "{neuve}"')
        partitions.indexer("cotation_cotation", neuve, "nancy")
        partitions.analyser(neuve)
        rien, patience = lambda: None, partitions.Patience(1)
        tables = [("cotation_cotation", neuve)]
        partitions.basculer(tables, "nancy", rattraper=rien, finir=rien, patience=patience)

        assert list(partitions.presentes("cotation_cotation", ["nancy"])) == ["nancy"]

    @pytest.mark.parametrize(
        "appel",
        [
            "territoire_ouvrir('demandes_demande', 'demandes_demande__x', 'x')",
            "territoire_ouvrir('cotation_cotation', 'autre', 'x')",
            "territoire_preparer('cotation_cotation', 'journal_entree')",
            "territoire_basculer('cotation_cotation', 'journal_entree', 'cotation_cotation__x', 'x')",
            "territoire_basculer('cotation_cotation', 'cotation_cotation__x_neuve', 'journal_entree', 'x')",
        ],
    )
    def test_ne_laissent_atteindre_rien_d_autre(self, db, appel):
        """Roles: whatever the arguments, the functions reach the tables cut by territory only."""
        with pytest.raises(DatabaseError), transaction.atomic():
            lire(f"select {appel}")


class TestFonctions:
    def test_ont_un_chemin_fixe(self, db):
        """Roles: a function that runs as its owner reads no name from the caller's schema."""
        lues = lire(
            "select proname::text, proconfig::text from pg_proc where prosecdef"
            " and pronamespace = 'public'::regnamespace"
        )

        assert {"journal_effacer_contenu", "territoire_basculer"} <= {nom for nom, _ in lues}
        assert [nom for nom, reglages in lues if "search_path" not in (reglages or "")] == []

    def test_ne_sont_pas_a_tout_le_monde(self, db):
        """Roles: PUBLIC may not run them."""
        assert (
            lire(
                "select proname::text from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
                " and has_function_privilege('public', oid, 'execute')"
            )
            == []
        )


@pytest.fixture
def ancienne(db):
    """A database whose every table belongs to the superuser, as versions before this one made them."""
    with base_ancienne() as adresse:
        yield adresse


class TestMigrate:
    def test_passe_sous_le_compte_du_proprietaire_seul(self, ancienne):
        """Roles: on a server of one's own, the owner needs what `seuil base roles` gives, no more, twice in a row."""
        with psycopg.connect(ancienne("postgres"), autocommit=True) as base:
            base.execute(seuil("base", "roles", DATABASE_URL=ancienne("seuil_application")))
        separees = {
            "DATABASE_URL": ancienne("seuil_application"),
            "SEUIL_PROPRIETAIRE_URL": ancienne("seuil_proprietaire"),
        }

        seuil("migrate", **separees)
        seuil("migrate", **separees)

        assert seuil("base", "verifier", **separees) == "La base est bien tenue.\n"
        with psycopg.connect(ancienne("seuil_application"), autocommit=True) as base:
            base.execute("select territoire_ouvrir('cotation_cotation', 'cotation_cotation__x', 'x')")
            base.execute('select * from "cotation_cotation__x"')
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                base.execute("delete from journal_sceau")

    def test_marche_sous_un_seul_compte_et_le_dit_puis_separe(self, ancienne):
        """Roles: one account still works; the owner's account then takes an old database over, whole."""
        dit = seuil("migrate", DATABASE_URL=ancienne("postgres"))

        assert UN_SEUL_COMPTE in dit
        with psycopg.connect(ancienne("postgres"), autocommit=True) as base:
            base.execute("select territoire_ouvrir('cotation_cotation', 'cotation_cotation__x', 'x')")

        separees = {"DATABASE_URL": ancienne("seuil_application"), "SEUIL_PROPRIETAIRE_URL": ancienne("postgres")}
        assert UN_SEUL_COMPTE not in seuil("migrate", **separees)
        assert seuil("journal", "sceller", **separees).startswith("Tête de la chaîne")
        with psycopg.connect(ancienne("seuil_application"), autocommit=True) as base:
            possedees = base.execute(
                "select distinct pg_get_userbyid(relowner)::text from pg_class"
                " where relnamespace = 'public'::regnamespace"
            ).fetchall()
            assert sorted(possedees) == [("seuil_proprietaire",), ("seuil_tables",)]
            base.execute("select territoire_preparer('cotation_cotation', 'cotation_cotation__x_neuve')")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                base.execute("truncate journal_entree cascade")
