"""S3: the site as it is served, as real processes: slow, half-sent and silent requests leave it to the others."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest
from django.db import connection
from tests.patience import PATIENCE, attendre

pytestmark = pytest.mark.django_db  # the database of the tests is made only for tests that say so
PAGE = "/accessibilite/"
GUNICORN = str(Path(sys.executable).parent / "gunicorn")
SEUIL = ("--config", "python:seuil.config.serveur")
NOMBRE = 60
PEU = 4_096  # so that what is not read is soon not received
GOUTTE = 1.0  # seconds from one byte to the next
A_TEMPS = 8.0  # seconds: less than the ten after which the site itself ends what keeps it waiting

GET = b"GET /accessibilite/ HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /gestion/connexion/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
MOITIES = {
    "rien": b"",
    "entetes_sans_fin": GET,
    "corps_sans_fin": POST + b"Content-Length: 5000000\r\n\r\na=b",
    "corps_annonce": POST + b"Content-Length: 5000000\r\n\r\n",
    "corps_en_morceaux": POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
    "suite_a_moitie": GET + b"\r\n" + GET,
    "reponse_jamais_fermee": GET + b"Connection: close\r\n\r\n",
    "reponses_jamais_lues": (GET + b"\r\n") * 300,
}


@contextmanager
def site(reglages: tuple[str, ...], base: str) -> Iterator[int]:
    """Serve the site by these settings, on this database; yield its port."""
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        port = libre.getsockname()[1]
    environnement = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "seuil.config.settings_test",
        "DATABASE_URL": base,
    }
    processus = subprocess.Popen([GUNICORN, *reglages, "--bind", f"127.0.0.1:{port}"], env=environnement)
    try:
        attendre(lambda: processus.poll() is not None or duree(port) is not None)
        assert processus.poll() is None, "it ended"
        yield port
    finally:
        processus.terminate()
        processus.wait(PATIENCE)


@pytest.fixture(scope="module")
def base(monde_charge, django_db_blocker) -> str:
    """Return the address of the database of the tests, with the world in it."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        lien = connection.connection.info
    return f"postgresql://{lien.user}@localhost:{lien.port}/{lien.dbname}?host={lien.host}"


@pytest.fixture(scope="module")
def port(base) -> Iterator[int]:
    with site(SEUIL, base) as port:
        yield port


def duree(port: int) -> float | None:
    """Return how long an ordinary page takes, None when it does not come in time."""
    debut = time.monotonic()
    lien = HTTPConnection("127.0.0.1", port, timeout=A_TEMPS)
    try:
        lien.request("GET", PAGE)
        reponse = lien.getresponse()
        reponse.read()
    except OSError:
        return None
    finally:
        lien.close()
    assert reponse.status == 200
    return time.monotonic() - debut


def tenu(port: int, prise: socket.socket) -> bool:
    """Say whether the site still holds its end of a connection: its own side, that a reader would disturb."""
    liens = [lien for lien in psutil.net_connections("tcp4") if lien.status == psutil.CONN_ESTABLISHED]
    return (port, prise.getsockname()[1]) in [(lien.laddr.port, lien.raddr.port) for lien in liens]


@contextmanager
def demandes(port: int, moitie: bytes, nombre: int = NOMBRE) -> Iterator[list[socket.socket]]:
    """Hold that many connections, each having said only this."""
    with ExitStack() as tenues:
        prises = [tenues.enter_context(socket.socket()) for _ in range(nombre)]
        for prise in prises:
            prise.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, PEU)
            prise.settimeout(PATIENCE)
            prise.connect(("127.0.0.1", port))
            prise.sendall(moitie)
        yield prises


@contextmanager
def goutte_a_goutte(prises: list[socket.socket]) -> Iterator[None]:
    """Send one more byte a second on each connection, for as long as it is open."""
    fin = threading.Event()

    def verser() -> None:
        while not fin.wait(GOUTTE):
            for prise in prises:
                try:
                    prise.sendall(b"a")
                except OSError:
                    continue

    fil = threading.Thread(target=verser)
    fil.start()
    try:
        yield
    finally:
        fin.set()
        fil.join()


class TestSite:
    @pytest.mark.parametrize("moitie", MOITIES)
    def test_repond_devant_soixante_demandes_a_moitie_envoyees(self, port, moitie):
        with demandes(port, MOITIES[moitie]):
            time.sleep(1)
            durees = [duree(port) for _ in range(5)]

        assert all(duree is not None for duree in durees), durees

    @pytest.mark.parametrize("moitie", ["entetes_sans_fin", "corps_sans_fin"])
    def test_repond_devant_soixante_demandes_d_un_octet_par_seconde(self, port, moitie):
        with demandes(port, MOITIES[moitie]) as prises, goutte_a_goutte(prises):
            durees = []
            for _ in range(4):
                time.sleep(0.7)
                durees.append(duree(port))

        assert all(duree is not None for duree in durees), durees

    def test_ferme_ce_qui_n_a_jamais_fini_ses_entetes(self, port):
        with demandes(port, GET, 1) as (prise,), goutte_a_goutte([prise]):
            recu = prise.recv(4096)

        assert recu.startswith(b"HTTP/1.1 408 ")

    def test_recoit_un_corps_lent_mais_entier(self, port):
        corps = b"a=b&c=d"
        with demandes(port, POST + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(corps), 1) as (prise,):
            for octet in corps:
                prise.sendall(bytes([octet]))
                time.sleep(0.1)
            recu = prise.recv(4096)

        assert recu.startswith(b"HTTP/1.1 403 ")  # whole, then refused by the check of forms

    def test_repond_a_deux_demandes_qui_se_suivent(self, port):
        suite = GET + b"\r\n" + GET + b"Connection: close\r\n\r\n"
        with demandes(port, suite, 1) as (prise,):
            recu = b"".join(iter(lambda: prise.recv(65_536), b""))

        assert recu.count(b"HTTP/1.1 200 ") == 2

    def test_ne_sert_plus_qui_demande_sans_lire(self, port):
        with demandes(port, (GET + b"\r\n") * 1_000, 1) as (prise,):
            attendre(lambda: not tenu(port, prise))
            try:
                recu = b"".join(iter(lambda: prise.recv(65_536), b""))
            except ConnectionResetError:
                recu = b""

        assert recu.count(b"HTTP/1.1 200 ") < 1_000

    def test_dit_de_continuer_a_qui_l_attend(self, port):
        with demandes(port, POST + b"Content-Length: 3\r\nExpect: 100-continue\r\n\r\n", 1) as (prise,):
            recu = prise.recv(4096)

        assert recu.startswith(b"HTTP/1.1 100 ")

    def test_refuse_un_corps_trop_lourd_sans_l_attendre(self, port):
        with demandes(port, POST + b"Content-Length: 50000000\r\n\r\n", 1) as (prise,):
            recu = prise.recv(4096).decode()

        assert recu.startswith("HTTP/1.1 413 ")
        assert "trop lourd" in recu

    def test_s_arrete_sans_attendre_les_demandes_a_moitie_envoyees(self, base):
        with ExitStack() as tenues:
            with site((*SEUIL, "--graceful-timeout", "100"), base) as port:
                tenues.enter_context(demandes(port, GET))
                tenues.enter_context(demandes(port, MOITIES["rien"]))
                time.sleep(0.5)
                debut = time.monotonic()

            assert time.monotonic() - debut < 50
