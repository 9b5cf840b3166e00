"""Make what follows an act happen: at once inside it, or later by a job; nothing is lost in between."""

import logging

from django.db import connection, transaction

from seuil.journal.models import Entree
from seuil.reactions.effets import noter_l_echec, produire
from seuil.reactions.models import Echec
from seuil.reactions.table import REACTIONS, Reaction
from seuil.reactions.travaux import confier

ATTENTE = "2s"
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
