"""What the owner of the database, or a careful forger, does to the journal: real SQL, the guards taken down."""

import io
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from seuil.journal.faits import maillon
from seuil.journal.models import Sceau

MESURER = (
    "update journal_entree set empreinte = journal_mesure(id::text, verbe, objet, objet_id, numero_unique, par,"
    " organisme, le::text, journal_instant(consignee_a), empreinte_contenu)"
)
MESURER_CONSULTATIONS = (
    "update journal_consultation set empreinte = journal_mesure(id::text, array_to_string(numeros, ','),"
    " coalesce(agent_id::text, ''), service, sorte, motif, journal_instant(a))"
)


@contextmanager
def en_proprietaire():
    """Real SQL of the owner of the tables, the guards of the journal taken down meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("reset role")
        cursor.execute("set session_replication_role = replica")
        yield cursor
        cursor.execute("set session_replication_role = origin")
        cursor.execute("set constraints all deferred")
        connection._configure_role(connection.connection)


def verifier() -> tuple[int, list[str]]:
    """Return what `seuil journal verifier` answers: its code, its sentences."""
    sortie = io.StringIO()
    try:
        call_command("journal", "verifier", stdout=sortie)
    except SystemExit as fin:
        return int(fin.code or 0), sortie.getvalue().splitlines()
    return 0, sortie.getvalue().splitlines()


def refaire_la_chaine() -> None:
    """Measure and chain every line again, as a careful forger would."""
    tete = "0" * 64
    with en_proprietaire() as cursor:
        cursor.execute(MESURER)
        cursor.execute(MESURER_CONSULTATIONS)
        for rang, sceau in enumerate(Sceau.objects.order_by("rang"), start=1):
            nature = "entree" if sceau.entree_id else "consultation"
            ligne = sceau.entree or sceau.consultation
            suivante = maillon(tete, rang, sceau.posee_a, nature, ligne.pk, ligne.empreinte)
            refaire = "update journal_sceau set rang = %s, precedente = %s, empreinte = %s where id = %s"
            cursor.execute(refaire, [rang, tete, suivante, sceau.pk])
            tete = suivante


def inserer_ancienne() -> int:
    """Put in an act dated a year ago, measured as it should."""
    with en_proprietaire() as cursor:
        cursor.execute(
            "insert into journal_entree (verbe, objet, objet_id, numero_unique, par, organisme, le, consignee_a,"
            " empreinte_contenu) values ('x', 'x', '1', '', 'x', '', '2025-11-01', '2025-11-01 08:00+00', '')"
            " returning id"
        )
        cle = cursor.fetchone()[0]
        cursor.execute(f"{MESURER} where id = %s", [cle])
        return int(cle)
