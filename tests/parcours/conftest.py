"""The whole service, as an operator starts it: `seuil demo` on a database of its own, a real browser in front."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import expect

from seuil.envois.tests.serveurs import boite_aux_lettres
from tests import patience
from tests.parcours.messagerie import Messagerie
from tests.patience import PATIENCE

expect.set_options(timeout=PATIENCE * 1000)
AXE = Axe()
NIVEAUX = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
REGLES = {"runOnly": NIVEAUX, "resultTypes": ["violations"]}
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
    "--disable-dev-shm-usage",
]
if os.geteuid() == 0:
    FLAGS.append("--no-sandbox")
DEMANDES = "200"  # in a town: enough for lists of several pages; the first night tells a tenth of them
CAPTURES = Path(__file__).parents[2] / ".captures"
A_GARDER = "SEUIL_CAPTURES" in os.environ  # else nobody looks at the pictures, and each costs half a second


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, or the one CHROMIUM names."""
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": FLAGS,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A French browser."""
    return {**browser_context_args, "locale": "fr-FR", "timezone_id": "Europe/Paris"}


@pytest.fixture
def context(context: Any) -> Any:
    """A browser as patient as the rest of the test."""
    context.set_default_timeout(PATIENCE * 1000)
    return context


@dataclass(frozen=True)
class Installation:
    """The demonstration as it runs: its address, its mailboxes, what its commands read."""

    adresse: str
    messagerie: Messagerie
    environnement: dict[str, str]

    def lancer(self, *arguments: str) -> None:
        """Run a command of the operator; raise when it fails."""
        commande = [sys.executable, "-m", "seuil.config.cli", *arguments]
        subprocess.run(commande, env=self.environnement, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def serveur(installation: Installation) -> str:
    """The address of the demonstration."""
    return installation.adresse


@pytest.fixture(scope="session")
def messagerie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Messagerie]:
    """A real mail server, and a Maildir for what comes back."""
    retours = tmp_path_factory.mktemp("retours")
    for partie in ("new", "cur", "tmp"):
        (retours / partie).mkdir()
    with boite_aux_lettres() as boite:
        yield Messagerie(boite, retours)


@pytest.fixture(scope="session")
def installation(
    django_db_blocker: Any, messagerie: Messagerie, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """Start the demonstration on a new database of the same server; its e-mails leave by a relay of this machine."""
    nom = f"seuil_parcours_{os.getpid()}"
    with django_db_blocker.unblock():
        params = connection.get_connection_params()
    acces = {cle: params[cle] for cle in ("host", "port", "user", "password") if params.get(cle)}
    with psycopg.connect(dbname="postgres", autocommit=True, **acces) as base:
        base.execute(f'create database "{nom}"')
    port = port_libre()
    environnement = os.environ | _comptes(nom, acces) | {"DJANGO_SETTINGS_MODULE": "seuil.config.settings"}
    environnement |= {
        "SEUIL_TETES": str(tmp_path_factory.mktemp("tetes") / "tetes.jsonl"),
        "SEUIL_SITE": f"http://127.0.0.1:{port}",
        "SEUIL_SMTP": messagerie.boite.url(),
        "SEUIL_EXPEDITEUR": "ne-pas-repondre@exemple.invalid",
        "SEUIL_SMS": f"dossier://{tmp_path_factory.mktemp('sms')}",
        "SEUIL_RETOURS": str(messagerie.retours),
    }
    commande = [sys.executable, "-m", "seuil.config.cli", "demo", "--demandes", DEMANDES, "--port", str(port)]
    service = subprocess.Popen(commande, env=environnement, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        attendre(f"http://127.0.0.1:{port}/", service)
        yield Installation(f"http://127.0.0.1:{port}", messagerie, environnement | {"SEUIL_DEMO": "1"})
    finally:
        service.terminate()
        service.communicate(timeout=PATIENCE)
        with psycopg.connect(dbname="postgres", autocommit=True, **acces) as base:
            base.execute(f'drop database if exists "{nom}" with (force)')


@pytest.fixture
def regard(page: Any) -> Any:
    """A browser page on a phone, and the check made, at both widths, on each screen it crosses."""
    return Regard(page)


class Regard:
    """Look at a screen at both widths: axe finds nothing, nothing overflows, one h1, the console is silent."""

    TELEPHONE, ORDINATEUR = LARGEURS = (390, 1280)

    def __init__(self, page: Any) -> None:
        self.page = page
        self.console: list[str] = []
        self.prendre(self.TELEPHONE)
        page.on("console", self._noter)
        page.on("pageerror", lambda erreur: self.console.append(str(erreur)))

    def prendre(self, largeur: int) -> None:
        """Go on by hand on a screen of that width."""
        self.largeur = largeur
        self._elargir(largeur)

    def verifier(self, nom: str, largeurs: tuple[int, ...] = LARGEURS) -> None:
        """Check the screen at each width, keep its pictures when asked, and come back to the width in hand."""
        for largeur in largeurs:
            self._verifier(nom, largeur)
        self._elargir(self.largeur)
        assert self.page.locator("h1").count() == 1, nom
        assert self.console == [], nom

    def fautes(self, largeur: int) -> list[tuple[str, list[str]]]:
        """Return what axe finds at this width: each rule, and where."""
        self._elargir(largeur)
        self.page.evaluate(AXE.axe_script)
        trouve = self.page.evaluate("regles => axe.run(regles)", REGLES)["violations"]
        return [(faute["id"], [noeud["html"][:120] for noeud in faute["nodes"]]) for faute in trouve]

    def _verifier(self, nom: str, largeur: int) -> None:
        ou = f"{nom}, {largeur} px"
        assert self.fautes(largeur) == [], ou
        if A_GARDER:
            CAPTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=CAPTURES / f"{nom}-{largeur}.png", full_page=True)
        assert not self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), f"{ou} : déborde"

    def _elargir(self, largeur: int) -> None:
        self.page.set_viewport_size({"width": largeur, "height": 844})

    def _noter(self, message: Any) -> None:
        if message.type in ("error", "warning") and "422" not in message.text:
            self.console.append(message.text)


def port_libre() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


def _comptes(nom: str, acces: dict[str, Any]) -> dict[str, str]:
    """Return the two accounts of the service: the application's where the server lets it in, and the owner's."""
    if "DATABASE_URL" in os.environ:
        return {"DATABASE_URL": _url(nom, acces)}
    return {
        "DATABASE_URL": _url(nom, acces | {"user": "seuil_application"}),
        "SEUIL_PROPRIETAIRE_URL": _url(nom, acces),
    }


def _url(nom: str, acces: dict[str, Any]) -> str:
    """Return the address of the new database, with the same server and account as the tests'."""
    if url := os.environ.get("DATABASE_URL"):
        parts = urlsplit(url)
        return urlunsplit(parts._replace(path=f"/{nom}"))
    return f"postgresql://{acces['user']}@/{nom}?host={quote(str(acces['host']), safe='')}"


def attendre(adresse: str, service: subprocess.Popen[bytes]) -> None:
    """Wait until a site answers. Raises RuntimeError when it stops before."""
    patience.attendre(lambda: service.poll() is not None or _repond(adresse), adresse, pas=0.3)
    if service.poll() is not None:
        raise RuntimeError(f"the service stopped: {service.stderr.read().decode() if service.stderr else ''}")


def _repond(adresse: str) -> bool:
    with suppress(OSError), urlopen(adresse, timeout=PATIENCE):
        return True
    return False
