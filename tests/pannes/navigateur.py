"""A browser without a window: cookies, hidden fields, and a person who sends again what did not go through."""

import re
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.parse import urlencode

PATIENCE = 90.0
PAUSE = 0.4
JETON = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Abandon(Exception):
    """Nothing answered for longer than a person waits."""


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the status, where it led, the text."""

    statut: int
    adresse: str
    texte: str


class Navigateur:
    """One browser on one device."""

    def __init__(self, racine: str) -> None:
        self.racine = racine
        self.ouvreur = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.jeton = ""
        self.refus = 0

    def lire(self, chemin: str) -> Page:
        """Open a page, again and again while the site is down."""
        return self._insister(lambda: self._ouvrir(urllib.request.Request(self.racine + chemin)))

    def envoyer(self, chemin: str, reponses: dict[str, object], fichiers: dict[str, bytes] | None = None) -> Page:
        """Send a form, again and again while the answer is a failure: the same form, from the same browser."""
        return self._insister(lambda: self._ouvrir(self._formulaire(chemin, reponses, fichiers or {})))

    def _insister(self, essai: Callable[[], Page]) -> Page:
        fin = time.monotonic() + PATIENCE
        while time.monotonic() < fin:
            try:
                page = essai()
            except (OSError, HTTPException):
                page = None
            if page is not None and page.statut < 500:
                return page
            self.refus += 1
            time.sleep(PAUSE)
        raise Abandon

    def _ouvrir(self, requete: urllib.request.Request) -> Page:
        try:
            with self.ouvreur.open(requete, timeout=20) as reponse:
                page = Page(reponse.status, reponse.url, reponse.read().decode())
        except urllib.error.HTTPError as erreur:
            page = Page(erreur.code, erreur.url or "", erreur.read().decode(errors="replace"))
        if trouve := JETON.search(page.texte):
            self.jeton = trouve[1]
        return page

    def _formulaire(
        self, chemin: str, reponses: dict[str, object], fichiers: dict[str, bytes]
    ) -> urllib.request.Request:
        valeurs = {**reponses, "csrfmiddlewaretoken": self.jeton}
        requete = urllib.request.Request(self.racine + chemin, method="POST")
        requete.add_header("Referer", self.racine + chemin)
        if fichiers:
            limite = uuid.uuid4().hex
            requete.data = _parties(valeurs, fichiers, limite)
            requete.add_header("Content-Type", f"multipart/form-data; boundary={limite}")
        else:
            requete.data = urlencode(valeurs, doseq=True).encode()
        return requete


def _parties(valeurs: dict[str, object], fichiers: dict[str, bytes], limite: str) -> bytes:
    morceaux = [
        f'--{limite}\r\nContent-Disposition: form-data; name="{nom}"\r\n\r\n{valeur}\r\n'.encode()
        for nom, valeur in valeurs.items()
    ]
    for nom, contenu in fichiers.items():
        entete = f'Content-Disposition: form-data; name="{nom}"; filename="{nom}.png"\r\nContent-Type: image/png'
        morceaux.append(f"--{limite}\r\n{entete}\r\n\r\n".encode() + contenu + b"\r\n")
    return b"".join(morceaux) + f"--{limite}--\r\n".encode()
