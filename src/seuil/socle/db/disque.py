"""Writes that need not wait for the disk one by one: the last of a series waits for all of them."""

from django.db import connection


def sans_attendre_le_disque() -> None:
    """Let the transaction in progress end before it is on the disk, in the order of all the others.

    A machine that stops may lose it, with all that followed and nothing before: for a series that starts again from
    what it finds written. The end of any ordinary transaction that follows waits for it too.
    """
    with connection.cursor() as curseur:
        curseur.execute("SET LOCAL synchronous_commit = off")
