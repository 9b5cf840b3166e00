"""The process that serves the site: a thread is given to a request only once it has come whole.

Gunicorn's threaded worker gives a thread to every connection at once: eight half-sent requests took the eight threads
of the site, for as long as they liked. Here the loop itself receives, with a limit of time and of memory; the rest is
Gunicorn's. HTTPS belongs to the proxy: this worker does not speak it.
"""

import fcntl
import socket
import struct
import sys
import termios
import time
from concurrent.futures import Future
from functools import partial
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

from seuil.config.reception import MO, Etat, Reception, reponse
from seuil.config.restes import rendre

ENVOIS_MAXIMUM: Final = 128 * MO  # what one process holds of all the requests that it receives or serves
A_RENDRE: Final = 8 * MO  # received since memory was last given back; when nothing else is received or served:
A_RENDRE_AU_CALME: Final = MO // 2
MORCEAU: Final = 65_536
TOUR: Final = 0.5
ADIEU: Final = 2.0  # after the answer, so that it is read before the connection closes
SECONDES_D_UN_LECTEUR: Final = struct.pack("ll", 20, 0)  # that a thread waits for somebody who does not read
REPONSE_ENTIERE: Final = MO // 2  # asked of the system, so that a page leaves without its reader
NON_LU_MAXIMUM: Final = 65_536
CONTINUER: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


class Ouvrier(ThreadWorker):  # type: ignore[misc]
    """Every request passes by ``enqueue_req``, whether its connection is new or kept."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._receptions: dict[TConn, Reception] = {}
        self._adieux: dict[TConn, float] = {}
        self._poids: dict[TConn, int] = {}
        self._prochain_tour = 0.0
        self._servis = 0

    def enqueue_req(self, conn: TConn) -> None:
        """Wait for the request in the loop; what came with the one before is taken first."""
        _regler(conn.sock)
        self._receptions[conn] = Reception(time.monotonic())
        self.poller.register(conn.sock, EVENT_READ, partial(self._recevoir, conn))
        deja_venu = conn.parser.unreader.take_buffered() if conn.parser else b""
        if deja_venu:
            self._ajouter(conn, deja_venu)

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        """Never linger in the loop on a connection that closes: it is one of those that are watched."""
        self._servis += self._poids.pop(conn, 0)
        if fs.cancelled() or fs.exception() or fs.result():
            super().finish_request(conn, fs)
        else:
            self._dire_adieu(conn)

    def murder_pending(self) -> None:
        """Called at each turn of the loop: end what has lasted too long, what has hardly begun when all stops."""
        super().murder_pending()
        instant = time.monotonic()
        if instant < self._prochain_tour:
            return
        self._prochain_tour = instant + TOUR
        for conn, reception in list(self._receptions.items()):
            if instant > reception.limite and reception.octets:
                self._refuser(conn, Etat.LENTE)
            elif instant > reception.limite or not (self.alive or reception.entetes_lus):
                self._oublier(conn)
        for conn, limite in list(self._adieux.items()):
            if instant > limite:
                self._oublier(conn)
        self._rendre_a_temps()

    def _rendre_a_temps(self) -> None:
        """Give back what files took: soon when nobody waits, from some weight on when the process never rests."""
        if self._servis > (A_RENDRE if self._poids else A_RENDRE_AU_CALME):
            self._servis = 0
            rendre()

    def _recevoir(self, conn: TConn, prise: socket.socket) -> None:
        try:
            morceau = conn.sock.recv(MORCEAU)
        except BlockingIOError:
            return
        except OSError:
            morceau = b""
        if not morceau:
            self._oublier(conn)
        elif conn in self._receptions:
            self._ajouter(conn, morceau)

    def _ajouter(self, conn: TConn, morceau: bytes) -> None:
        reception = self._receptions[conn]
        etat = reception.ajouter(morceau, time.monotonic())
        self._poids[conn] = len(reception.octets)
        if etat is Etat.COMPLETE:
            self._servir(conn, reception)
        elif sum(self._poids.values()) > ENVOIS_MAXIMUM:
            self._refuser(conn, Etat.SANS_PLACE)
        elif etat is not Etat.INCOMPLETE:
            self._refuser(conn, etat)
        elif reception.attend_un_signe:
            _dire(conn, CONTINUER)

    def _servir(self, conn: TConn, reception: Reception) -> None:
        """Give a thread what has come, as if it had just been read; never to who asks again without reading."""
        if _non_lu(conn) > NON_LU_MAXIMUM:
            self._oublier(conn)
            return
        self._lacher(conn)
        conn.init()
        conn.data_ready = True
        conn.parser.unreader.unread(bytes(reception.octets))
        super().enqueue_req(conn)

    def _refuser(self, conn: TConn, etat: Etat) -> None:
        self._lacher(conn)
        self._poids.pop(conn, None)
        _dire(conn, reponse(etat))
        self._dire_adieu(conn)

    def _dire_adieu(self, conn: TConn) -> None:
        """Say that nothing more will come, then wait a moment for the other side to close, keeping nothing."""
        self._adieux[conn] = time.monotonic() + ADIEU
        try:
            conn.sock.setblocking(False)
            self.poller.register(conn.sock, EVENT_READ, partial(self._recevoir, conn))
            conn.sock.shutdown(socket.SHUT_WR)
        except (OSError, ValueError):
            self._oublier(conn)

    def _oublier(self, conn: TConn) -> None:
        self._lacher(conn)
        self._poids.pop(conn, None)
        self.nr_conns -= 1
        conn.close()

    def _lacher(self, conn: TConn) -> None:
        """Stop watching a connection."""
        self._receptions.pop(conn, None)
        self._adieux.pop(conn, None)
        try:
            self.poller.unregister(conn.sock)
        except (KeyError, ValueError, OSError):
            return  # it was not watched, or is closed already


def _regler(prise: socket.socket) -> None:
    prise.setblocking(False)
    prise.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, REPONSE_ENTIERE)
    for attente in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):
        prise.setsockopt(socket.SOL_SOCKET, attente, SECONDES_D_UN_LECTEUR)


def _non_lu(conn: TConn) -> int:
    """Return how many bytes of the answers already given have not been received."""
    return int.from_bytes(fcntl.ioctl(conn.sock, termios.TIOCOUTQ, bytes(4)), sys.byteorder)


def _dire(conn: TConn, octets: bytes) -> None:
    """Send a few bytes without ever waiting."""
    try:
        conn.sock.send(octets)
    except OSError:
        return
