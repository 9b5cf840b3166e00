"""How long a test waits for what must come: a figure that only a test about to fail ever reaches."""

import time
from collections.abc import Callable

PATIENCE = 300.0  # seconds: what takes one here also comes on a machine ten times slower, or with much else to do


def attendre(condition: Callable[[], object], dit: str = "it did not come", *, pas: float = 0.02) -> None:
    """Return once the condition holds, looked at every ``pas`` seconds; raise AssertionError when it never does."""
    fin = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < fin, dit
        time.sleep(pas)
