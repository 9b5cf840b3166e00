"""A bound on the whole of a wait: a socket's own timeout starts again with each byte received."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer


@contextmanager
def couper_apres(prise: socket.socket | None, secondes: float) -> Iterator[None]:
    """Cut the connection if the block lasts longer: who reads it then meets its end."""
    minuterie = Timer(secondes, _couper, [prise])
    minuterie.daemon = True
    minuterie.start()
    try:
        yield
    finally:
        minuterie.cancel()


def _couper(prise: socket.socket | None) -> None:
    with suppress(OSError):
        if prise is not None:
            socket.socket.shutdown(prise, socket.SHUT_RDWR)  # below TLS, whose own shutdown another thread is using
