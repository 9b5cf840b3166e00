"""The world that receives: a mail server that knows some addresses and not others. What it took is kept, one by one."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller

from seuil.demo.annee.conduites import REBOND

Recu = tuple[str, str]  # who, and the key of the message


class Recevoir:
    """Refuse an address that nobody has; keep the others."""

    def __init__(self) -> None:
        self.recus: list[Recu] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address.startswith(REBOND):
            return "550 5.1.1 user unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        lu = message_from_bytes(envelope.content)
        self.recus += [(adresse, str(lu["Message-ID"])) for adresse in envelope.rcpt_tos]
        return "250 2.0.0 Ok: queued"


@contextmanager
def poste(port: int) -> Iterator[Recevoir]:
    """Run the server on this machine until the block ends."""
    monde = Recevoir()
    service = Controller(monde, hostname="127.0.0.1", port=port)
    service.start()
    try:
        yield monde
    finally:
        service.stop()
