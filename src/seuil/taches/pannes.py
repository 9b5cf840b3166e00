"""Tasks that fail: each keeps its last failure, until it succeeds."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection
from django.db.models import F

from seuil.reactions.effets import designation
from seuil.taches.models import LONGUEUR, Panne


class TacheRatee(Exception):
    """A task failed; says the class of the error and its place, never its message."""


@contextmanager
def suivie(
    tache: str, *, refus: tuple[type[Exception], ...] = (), attentes: tuple[type[Exception], ...] = ()
) -> Iterator[None]:
    """Keep that a task fails until it succeeds. A ``refus`` is told by its own sentence, once, and is no failure.

    One of ``attentes`` is a failure told by its own sentence. Raises TacheRatee.
    """
    try:
        yield
    except refus as dit:
        refuser(tache, str(dit))
    except Exception as erreur:
        dite = designation(erreur)
        with suppress(DatabaseError):
            noter(tache, _courte(str(erreur)) if isinstance(erreur, attentes) else dite)
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
    phrase = _courte(phrase)
    if not Panne.objects.filter(tache=tache, erreur=phrase).exists():
        Panne.objects.update_or_create(tache=tache, defaults={"erreur": phrase, "fois": 0})


def oublier(tache: str) -> None:
    """Forget the failures of a task that succeeded."""
    Panne.objects.filter(tache=tache).delete()
    _purger(tache)


def _courte(phrase: str) -> str:
    """Return what the table holds of a sentence, on one line."""
    dite = " ".join(phrase.split())
    return dite if len(dite) <= LONGUEUR else f"{dite[: LONGUEUR - 1]}…"


def _purger(tache: str) -> None:
    with connection.cursor() as curseur:
        curseur.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s AND status = 'failed'", [tache])
