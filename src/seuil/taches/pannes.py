"""Tasks that fail: each keeps its last failure, until it succeeds."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection
from django.db.models import F

from seuil.reactions.effets import designation
from seuil.taches.models import Panne


class TacheRatee(Exception):
    """A task failed; says the class of the error and its place, never its message."""


@contextmanager
def suivie(tache: str, *, refus: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Keep that a task fails until it succeeds. A ``refus`` is told by its own sentence, once, and is no failure.

    Raises TacheRatee.
    """
    try:
        yield
    except refus as dit:
        refuser(tache, str(dit))
    except Exception as erreur:
        dite = designation(erreur)
        with suppress(DatabaseError):
            noter(tache, dite)
        raise TacheRatee(dite) from None
    else:
        oublier(tache)


def noter(tache: str, dite: str) -> None:
    """Keep a failure, in place of the one before."""
    panne, _ = Panne.objects.get_or_create(tache=tache, defaults={"erreur": dite})
    panne.erreur, panne.fois = dite, F("fois") + 1
    panne.save(update_fields=["erreur", "fois", "dernier_a"])
    _purger(tache)


def refuser(tache: str, phrase: str) -> None:
    """Keep why a task waits for a person; nothing when it is already said."""
    if not Panne.objects.filter(tache=tache, erreur=phrase).exists():
        Panne.objects.update_or_create(tache=tache, defaults={"erreur": phrase, "fois": 0})


def oublier(tache: str) -> None:
    """Forget the failures of a task that succeeded."""
    Panne.objects.filter(tache=tache).delete()
    _purger(tache)


def _purger(tache: str) -> None:
    with connection.cursor() as curseur:
        curseur.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s AND status = 'failed'", [tache])
