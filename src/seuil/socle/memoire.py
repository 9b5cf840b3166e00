"""What a page has read already, kept for the time of one request that writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Lu = TypeVar("Lu")
_LUES: ContextVar[dict[Hashable, Any] | None] = ContextVar("lues", default=None)


@contextmanager
def se_souvenir() -> Iterator[None]:
    """Keep what `souvenir` reads until the end."""
    jeton = _LUES.set({})
    try:
        yield
    finally:
        _LUES.reset(jeton)


def souvenir(cle: Hashable, lire: Callable[[], Lu]) -> Lu:
    """Return what was read under this key during the request, or read it: each time where nothing is kept."""
    lues = _LUES.get()
    if lues is None:
        return lire()
    if cle not in lues:
        lues[cle] = lire()
    lue: Lu = lues[cle]
    return lue
