"""S6: no log of ours keeps what people said: neither PostgreSQL's, nor the application's."""

import io
import logging
import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from seuil.acteurs.models import Organisme
from seuil.socle.db.serveur_muet import MUETS, bavards
from seuil.socle.traces import Sobre
from seuil.territoires.portail import partout

MARQUE = "Zacharie-Introuvable"
RATES = [
    (
        "insert into acteurs_organisme (nom, sorte, siren, adresse, telephone, source)"
        " values (%s, 'bailleur', '', '', '', '')",
        [MARQUE],
    ),
    (f"select '{MARQUE}'::date", None),
    (f"select '{MARQUE}'::int", None),
    (f"select {MARQUE.replace('-', '_')} from acteurs_organisme where nom = '{MARQUE}'", None),
    (f"selectionner '{MARQUE}'", None),
    (f"select 1 / 0 where '{MARQUE}' = '{MARQUE}'", None),
    (f"do $$ begin raise exception '{MARQUE}' using detail = '{MARQUE}', hint = '{MARQUE}'; end $$", None),
    (f"do $$ begin raise warning '{MARQUE}'; end $$", None),
    (f"set local statement_timeout = 1; select pg_sleep(1), '{MARQUE}'", None),
]


@partout
def dit_une_erreur(request: HttpRequest) -> HttpResponse:
    """A view that breaks on a person's name, in every way: the database's, then ours."""
    try:
        with transaction.atomic():
            Organisme.objects.create(nom=MARQUE, sorte="bailleur")
    except DatabaseError as refus:
        raise ValueError(f"{MARQUE} : {refus}") from refus
    return HttpResponse()


urlpatterns = [path("casse/", dit_une_erreur)]


@pytest.fixture
def console(monkeypatch):
    """What the installation's own log receives."""
    (sobre,) = [poignee for poignee in logging.getLogger().handlers if isinstance(poignee.formatter, Sobre)]
    flux = io.StringIO()
    monkeypatch.setattr(sobre, "stream", flux)
    return flux


@pytest.mark.django_db
class TestServeur:
    def test_son_journal_ne_dit_rien_des_personnes(self):
        """S6: statements that fail with a name in their text, their values, their message, their detail."""
        if "DATABASE_URL" in os.environ:
            pytest.skip("the log of this server is not ours to read")
        journal = Path(connection.settings_dict["EMBEDDED_ROOT"]) / "data" / "server.log"
        avant = journal.stat().st_size
        Organisme.objects.create(nom=MARQUE, sorte="bailleur")
        for texte, valeurs in RATES:
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(texte, valeurs)
            except DatabaseError:
                continue

        ecrit = journal.read_bytes()
        assert b"ready to accept connections" in ecrit
        assert MARQUE.encode() not in ecrit
        assert b"acteurs_organisme" not in ecrit[avant:]

    def test_ses_reglages_sont_tous_muets(self):
        """S6: the embedded server has the settings that the documentation asks of another."""
        if "DATABASE_URL" in os.environ:
            pytest.skip("the settings of this server are its administrator's")
        with connection.cursor() as cursor:
            cursor.execute("select name, setting from pg_settings where name = any(%s)", [list(MUETS)])
            lus = dict(cursor.fetchall())

        assert bavards(lus) == []
        assert len(lus) == len(MUETS)

    def test_la_base_bien_tenue_est_dite(self):
        sortie = io.StringIO()
        call_command("base", "verifier", stdout=sortie)

        assert sortie.getvalue() == "La base est bien tenue.\n"

    def test_un_reglage_bavard_est_dit(self):
        """S6: on another server, the sentence names the setting and its value."""
        (phrase,) = bavards({**MUETS, "log_min_error_statement": "error"})

        assert "log_min_error_statement vaut « error », mettez « panic »" in phrase


@pytest.mark.django_db
@pytest.mark.urls(__name__)
class TestSobre:
    def test_une_erreur_500_ne_cite_personne(self, console):
        """S6: the error of a page says the place, the kind and the constraint, not the name that broke it."""
        Organisme.objects.create(nom=MARQUE, sorte="bailleur")

        Client(raise_request_exception=False).post("/casse/")

        ecrit = console.getvalue()
        assert "Internal Server Error: /casse/" in ecrit
        assert "dit_une_erreur" in ecrit
        assert "23505 public acteurs_organisme organisme_unique" in ecrit
        assert "builtins.ValueError: (texte retenu" in ecrit
        assert MARQUE not in ecrit

    def test_dit_ce_qui_ne_parle_que_de_l_installation(self, console):
        logging.getLogger("django.request").error("Rien")

        assert console.getvalue() == "Rien\n"
