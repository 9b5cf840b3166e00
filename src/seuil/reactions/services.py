"""Make what follows an act happen: at once inside it, or later by a job; nothing is lost in between."""

import logging

from django.db import connection, transaction

from seuil.journal.models import Entree
from seuil.reactions.effets import noter_l_echec, produire
from seuil.reactions.models import Echec
from seuil.reactions.table import REACTIONS, Reaction
from seuil.reactions.travaux import CONNECTEUR, confier

ATTENTE = "2s"
LOT = 1_000
trace = logging.getLogger(__name__)


def declencher(entree: Entree) -> None:
    """Do at once what must be, hand the rest to the worker: both in the transaction of the act.

    What fails at once is undone alone, and handed to the worker with what should have come after it.
    """
    tenu = True
    for reaction in REACTIONS.get(entree.verbe, ()):
        if not reaction.est_differee and tenu:
            tenu = _aussitot(entree, reaction)
        if reaction.est_differee or not tenu:
            confier(entree, reaction.nom)


def rattraper() -> int:
    """Hand to the worker every reaction that neither took place nor waits; return how many.

    An act whose job was given up stays so: `relancer` is for it.
    """
    confiees = 0
    for verbe, reactions in REACTIONS.items():
        for reaction in reactions:
            confiees += _rattraper(verbe, reaction.nom)
    return confiees


@transaction.atomic
def relancer(echec: Echec) -> None:
    """Try again, at once and from the first try, what had failed."""
    with connection.cursor() as curseur:
        curseur.execute(
            "DELETE FROM procrastinate_jobs WHERE task_name = 'suite' AND status IN ('failed', 'todo')"
            " AND (args->>'entree')::bigint = %s AND args->>'reaction' = %s",
            [echec.entree_id, echec.reaction],
        )
    confier(echec.entree, echec.reaction)


def _aussitot(entree: Entree, reaction: Reaction) -> bool:
    try:
        with transaction.atomic():
            avant = _regler_l_attente(ATTENTE)
            produire(entree, reaction, le=entree.le)
            connection.check_constraints()
            _regler_l_attente(avant)
    except Exception as erreur:
        dite = noter_l_echec(entree, reaction.nom, erreur)
        trace.error("Suite remise à plus tard : %s, entrée %s, %s", reaction.nom, entree.pk, dite)
        return False
    return True


def _regler_l_attente(delai: str) -> str:
    """Set how long this transaction waits for a lock: whoever rewrites a territory must not hold a person's answer."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT current_setting('lock_timeout'), set_config('lock_timeout', %s, true)", [delai])
        avant: str = curseur.fetchone()[0]
    return avant


def _rattraper(verbe: str, nom: str) -> int:
    confiees = 0
    for entree in Entree.objects.filter(pk__in=_oubliees(verbe, nom)).order_by("pk").iterator(LOT):
        confiees += confier(entree, nom)
    return confiees


def _oubliees(verbe: str, nom: str) -> list[int]:
    lignes = CONNECTEUR.execute_query_all(OUBLIEES, verbe=verbe, nom=nom)
    return [ligne["id"] for ligne in lignes]


OUBLIEES = """
    SELECT e.id FROM journal_entree e
     WHERE e.verbe = %(verbe)s
       AND NOT EXISTS (SELECT 1 FROM reactions_effet f WHERE f.entree_id = e.id AND f.reaction = %(nom)s)
       AND NOT EXISTS (SELECT 1 FROM journal_suite s WHERE s.entree_id = e.id AND %(nom)s = ANY (s.verbes))
       AND NOT EXISTS (SELECT 1 FROM procrastinate_jobs j
                        WHERE j.task_name = 'suite' AND j.status IN ('todo', 'doing', 'failed')
                          AND (j.args->>'entree')::bigint = e.id AND j.args->>'reaction' = %(nom)s)
"""
