"""A provider of SMS on this machine, which speaks the protocol of Brevo: it accepts, refuses, hangs, cuts, reports.

with faux_operateur() as operateur:
    voie_sms(operateur.url(), rapports="http://127.0.0.1:8000/…")
    operateur.rapporter(operateur.recus[0], "delivered")
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.request import Request, urlopen

from tests.patience import PATIENCE

CLE = "xkeysib-essai"
PREMIER = 1511882900176220


class Reponse(Enum):
    """How the provider answers: the status and the code of the error, or what it does instead."""

    ACCEPTE = (201, "")
    ACCEPTE_SANS_LE_DIRE = (201, "illisible")
    NUMERO_REFUSE = (400, "invalid_parameter", "Invalid phone number")
    CONTENU_REFUSE = (400, "invalid_parameter", "content is missing")
    CLE_REFUSEE = (401, "unauthorized", "Key not found")
    SANS_CREDIT = (402, "not_enough_credits", "Not enough SMS credits")
    TROP_VITE = (429, "too_many_requests", "Slow down")
    EN_PANNE = (500, "internal_error", "Oops")
    PASSERELLE_PERDUE = (504, "", "Gateway timeout")
    DEUX_FOIS = ("deux fois",)
    JAMAIS = ("jamais",)
    COUPE = ("coupe",)
    COUPE_AU_MILIEU = ("coupe au milieu",)
    GOUTTE_A_GOUTTE = ("goutte à goutte",)


@dataclass(frozen=True)
class Demande:
    """An SMS that the provider was asked to send."""

    cle_du_compte: str
    chemin: str
    corps: dict[str, Any]
    reference: int
    reponse: Reponse
    a: float = field(default_factory=time.time)

    @property
    def est_prise(self) -> bool:
        """Say whether the provider may have sent it: it did not say that it refused."""
        statut = self.reponse.value[0]
        return not isinstance(statut, int) or statut < 400 or self.reponse is Reponse.PASSERELLE_PERDUE


@dataclass
class Operateur:
    """What the provider of a test keeps; its answer may change between two messages."""

    reponse: Reponse
    port: int = 0
    lenteur: float = 0.0  # seconds between what it took and its answer
    recus: list[Demande] = field(default_factory=list)
    fini: Event = field(default_factory=Event)

    def url(self, *, delai: float = 30) -> str:
        """Return the URL that `voie_sms` reads."""
        return f"brevo+http://{CLE}@127.0.0.1:{self.port}/?expediteur=SEUIL&delai={delai}"

    def rapporter(self, demande: Demande, etat: str) -> int:
        """Say to our address what became of an SMS; return the status that it answered."""
        appel = Request(demande.corps["webUrl"], rapport(demande, etat), {"Content-Type": "application/json"})
        with urlopen(appel, timeout=PATIENCE) as reponse:
            return reponse.status


@contextmanager
def faux_operateur(reponse: Reponse = Reponse.ACCEPTE) -> Iterator[Operateur]:
    """Run the provider in threads of its own until the block ends."""
    operateur = Operateur(reponse)
    serveur = _Serveur(("127.0.0.1", 0), _Guichet)
    serveur.operateur = operateur
    operateur.port = serveur.server_address[1]
    fil = Thread(target=lambda: serveur.serve_forever(0.02), daemon=True)
    fil.start()
    try:
        yield operateur
    finally:
        operateur.fini.set()
        serveur.shutdown()
        serveur.server_close()
        fil.join(PATIENCE)


def rapport(demande: Demande, etat: str) -> bytes:
    """Return what Brevo posts: "sent", "delivered", "soft_bounce", "hard_bounce"…"""
    return json.dumps(
        {
            "id": 26527,
            "status": "OK",
            "msg_status": etat,
            "description": etat,
            "to": demande.corps["recipient"],
            "ts_event": 1795675817,
            "date": "2026-11-26 13:10:17",
            "messageId": demande.reference,
            "reference": {"1": "1hi8srff049z0qzvgt3f"},
            "tag": [demande.corps["tag"]],
            "type": "transactional",
        }
    ).encode()


class _Serveur(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    operateur: Operateur

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that was killed."""


class _Guichet(BaseHTTPRequestHandler):
    """One connection."""

    server: _Serveur

    def do_POST(self) -> None:
        operateur = self.server.operateur
        corps = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reponse = operateur.reponse
        demande = Demande(self.headers["api-key"], self.path, corps, PREMIER + len(operateur.recus), reponse)
        operateur.recus.append(demande)
        time.sleep(operateur.lenteur)
        statut, *dit = reponse.value
        if isinstance(statut, int):
            self._repondre(statut, self._texte(demande, *dit))
            return
        self._mal_repondre(operateur, demande)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _texte(self, demande: Demande, code: str, message: str = "") -> bytes:
        if code == "illisible":
            return b"<html>"
        if message:
            return json.dumps({"code": code, "message": message}).encode()
        return json.dumps({"messageId": demande.reference}).encode()

    def _repondre(self, statut: int, texte: bytes, *, annonce: int | None = None) -> None:
        self.send_response(statut)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(annonce or len(texte)))
        self.end_headers()
        self.wfile.write(texte)

    def _mal_repondre(self, operateur: Operateur, demande: Demande) -> None:
        texte = self._texte(demande, "")
        match demande.reponse:
            case Reponse.DEUX_FOIS:
                self._repondre(201, texte)
                self._repondre(201, texte)
            case Reponse.COUPE_AU_MILIEU:
                self._repondre(201, texte[:5], annonce=len(texte))
            case Reponse.JAMAIS:
                operateur.fini.wait(PATIENCE)
            case Reponse.GOUTTE_A_GOUTTE:
                self._epeler(operateur)
        self.close_connection = True

    def _epeler(self, operateur: Operateur) -> None:
        """Write a status line without end, until the other side leaves."""
        while not operateur.fini.is_set():
            try:
                self.wfile.write(b"H")
            except OSError:
                return
            time.sleep(0.05)
