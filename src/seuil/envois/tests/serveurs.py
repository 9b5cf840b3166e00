"""A mail server that answers on this machine: it accepts, refuses, hangs, cuts (its bounces are in `rebonds`).

with boite_aux_lettres(Comportement.ACCEPTE) as boite:
    voie_courriel(boite.url(), …)
    boite.recus[0].octets
"""

import asyncio
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from threading import Event, Thread
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from tests.patience import PATIENCE

HOTE = "127.0.0.1"


class Comportement(Enum):
    """How a mail server behaves: at which step, with what words."""

    ACCEPTE = ("", "250 2.0.0 Ok: queued as 4F1C2")
    MUET = ("accueil", "")
    BAVARD = ("accueil", "octet par octet")
    OCCUPE = ("expediteur", "421 4.3.2 too busy")
    EXPEDITEUR_REFUSE = ("expediteur", "550 5.7.1 sender rejected")
    MUET_AU_DESTINATAIRE = ("destinataire", "")
    INCONNU = ("destinataire", "550 5.1.1 user unknown")
    PLEIN = ("destinataire", "452 4.2.2 mailbox full")
    PLEIN_POUR_DE_BON = ("destinataire", "552 5.2.2 mailbox full")
    LISTE_GRISE = ("destinataire", "450 4.7.1 greylisted, try again")
    COUPE_AU_CONTENU = ("ordre", "")
    REFUSE_LE_CONTENU = ("contenu", "554 5.7.1 looks like spam")
    PLEIN_AU_CONTENU = ("contenu", "552 5.2.2 mailbox full")
    OCCUPE_AU_CONTENU = ("contenu", "451 4.3.0 try again later")
    MUET_APRES = ("contenu", "")
    COUPE_APRES = ("apres", "")


@dataclass(frozen=True)
class Recu:
    """An e-mail that the server took."""

    expediteur: str
    destinataire: str
    octets: bytes
    a: float = field(default_factory=time.time)


@dataclass
class Boite:
    """What a mail server of a test keeps; its behaviour may change between two messages."""

    comportement: Comportement
    hote: str = HOTE
    port: int = 0
    lenteur: float = 0.0  # seconds between what it took and its answer
    recus: list[Recu] = field(default_factory=list)
    repond: Event = field(default_factory=Event)  # cleared, it takes and answers only once it is set

    def __post_init__(self) -> None:
        self.repond.set()

    def url(self, *, delai: float = 30, tls: str = "aucun") -> str:
        """Return the URL that `voie_courriel` reads."""
        return f"smtp://{self.hote}:{self.port}/?tls={tls}&delai={delai}"


@contextmanager
def boite_aux_lettres(
    comportement: Comportement = Comportement.ACCEPTE,
    *,
    utf8: bool = False,
    chiffrement: ssl.SSLContext | None = None,
    d_emblee: bool = False,
    compte: tuple[str, str] | None = None,
) -> Iterator[Boite]:
    """Run a mail server in a thread of its own until the block ends; encrypted on demand, or from the first byte."""
    boite, pret, fini = Boite(comportement), Event(), Event()
    options: dict[str, Any] = {
        "hostname": "relais.exemple.invalid",
        "enable_SMTPUTF8": utf8,
        "tls_context": chiffrement,
    }
    if compte:
        options |= {"authenticator": _authentifier(compte), "auth_required": True}
    fil = Thread(
        target=lambda: asyncio.run(_servir(boite, options, chiffrement if d_emblee else None, pret, fini)), daemon=True
    )
    fil.start()
    assert pret.wait(PATIENCE)
    try:
        yield boite
    finally:
        fini.set()
        fil.join(PATIENCE)


class _Serveur(SMTP):
    """A server whose client is cut when it announces its content."""

    async def smtp_DATA(self, arg: str) -> None:
        if self.event_handler.boite.comportement.value[0] == "ordre":
            await self.push("354 go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class _Gestes:
    """The answers of the server at each step."""

    def __init__(self, boite: Boite) -> None:
        self.boite = boite

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list) -> str:
        reponse = await self._a("expediteur")
        envelope.mail_from = address
        return reponse or "250 2.1.0 Ok"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list) -> str:
        reponse = await self._a("destinataire")
        envelope.rcpt_tos.append(address)
        return reponse or "250 2.1.5 Ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        reponse = await self._a("contenu")
        if not reponse:
            self.boite.recus.append(Recu(envelope.mail_from, envelope.rcpt_tos[0], bytes(envelope.original_content)))
        await asyncio.sleep(self.boite.lenteur)
        while not self.boite.repond.is_set():
            await asyncio.sleep(0.02)
        if self.boite.comportement is Comportement.COUPE_APRES:
            server.transport.abort()
        return reponse or Comportement.ACCEPTE.value[1]

    async def _a(self, etape: str) -> str:
        """Return the refusal of this step, "" to go on; a silent server never returns."""
        son_etape, reponse = self.boite.comportement.value
        if son_etape != etape:
            return ""
        if not reponse:
            await asyncio.Event().wait()
        return reponse


class _Muet(asyncio.Protocol):
    """A server that takes the line and says nothing."""


class _Bavard(asyncio.Protocol):
    """A server that never ends its first sentence."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._epeler(transport)

    def _epeler(self, transport: asyncio.Transport) -> None:
        if not transport.is_closing():
            transport.write(b"2")
            asyncio.get_running_loop().call_later(0.05, self._epeler, transport)


async def _servir(
    boite: Boite, options: dict[str, Any], chiffrement: ssl.SSLContext | None, pret: Event, fini: Event
) -> None:
    boucle = asyncio.get_running_loop()

    def accueillir() -> asyncio.Protocol:
        muets = {Comportement.MUET: _Muet, Comportement.BAVARD: _Bavard}
        if boite.comportement in muets:
            return muets[boite.comportement]()
        return _Serveur(_Gestes(boite), loop=boucle, **options)

    serveur = await boucle.create_server(accueillir, HOTE, 0, ssl=chiffrement)
    boite.port = serveur.sockets[0].getsockname()[1]
    pret.set()
    await boucle.run_in_executor(None, fini.wait)
    serveur.close()
    for tache in asyncio.all_tasks() - {asyncio.current_task()}:
        tache.cancel()
        with suppress(asyncio.CancelledError, ConnectionError):
            await tache


def _authentifier(compte: tuple[str, str]):
    def verifier(
        server: SMTP, session: Session, envelope: Envelope, mecanisme: str, donne: LoginPassword
    ) -> AuthResult:
        juste = (donne.login.decode(), donne.password.decode()) == compte
        return AuthResult(success=juste, handled=False)

    return verifier
