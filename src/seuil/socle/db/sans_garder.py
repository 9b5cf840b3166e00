"""Write, then undo: the work is done, so that its delay says nothing, and no row stays."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def sans_garder(*, quand: bool) -> Iterator[None]:
    """Undo at the end what the block wrote, when asked to; otherwise keep it. The same statements are sent."""
    with transaction.atomic():
        yield
        if quand:
            transaction.set_rollback(True)
