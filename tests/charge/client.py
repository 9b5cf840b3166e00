"""A plain sequential client: one connection kept open, cookies, the token of forms. It follows nothing by itself."""

from __future__ import annotations

import re
import time
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

JETON = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 600  # seconds before giving up: what takes long is a figure, not a failure
GARDEE = 1.0  # seconds that a server surely keeps a connection open
FORMULAIRE = "application/x-www-form-urlencoded"


class Refus(RuntimeError):
    """The site did not answer what a person would have seen."""


class Client:
    """One person on one device."""

    def __init__(self, racine: str) -> None:
        self.racine, self.hote = racine, urlsplit(racine).netloc
        self.connexion = HTTPConnection(self.hote, timeout=PATIENCE)
        self.temoins, self.jeton, self.texte, self.lieu, self.dernier = dict[str, str](), "", "", "", 0.0

    def lire(self, chemin: str, attendu: int = 200) -> float:
        """Open a page; return how long it took, its last byte included."""
        return self._demander("GET", chemin, None, attendu)

    def envoyer(self, chemin: str, reponses: dict[str, object], attendu: int = 302) -> float:
        """Send a form; return how long its answer took."""
        corps = urlencode(reponses | {"csrfmiddlewaretoken": self.jeton}, doseq=True)
        return self._demander("POST", chemin, corps, attendu)

    def _demander(self, methode: str, chemin: str, corps: str | None, attendu: int) -> float:
        entetes = {"Cookie": "; ".join(f"{nom}={valeur}" for nom, valeur in self.temoins.items())}
        entetes |= {"Referer": self.racine + chemin, "Content-Type": FORMULAIRE} if corps is not None else {}
        self._rester_branche()
        debut = time.perf_counter()
        self.connexion.request(methode, chemin, corps, entetes)
        reponse = self.connexion.getresponse()
        lu = reponse.read()
        duree = time.perf_counter() - debut
        self._retenir(reponse, lu.decode(errors="replace"))
        if reponse.status != attendu:
            raise Refus(f"{methode} {chemin} : {reponse.status} au lieu de {attendu} {self.lieu} {self._dit()}")
        return duree

    def _rester_branche(self) -> None:
        """Connect again when the server may have closed: opening is not part of what is measured."""
        if time.monotonic() - self.dernier > GARDEE:
            self.connexion.close()
        if self.connexion.sock is None:
            self.connexion.connect()

    def _retenir(self, reponse: HTTPResponse, texte: str) -> None:
        for recu in reponse.headers.get_all("Set-Cookie") or []:
            self.temoins |= {nom: lu.value for nom, lu in SimpleCookie(recu).items()}
        self.dernier = time.monotonic()
        self.texte, self.lieu = texte, reponse.headers.get("Location", "")
        if trouve := JETON.search(texte):
            self.jeton = trouve[1]

    def _dit(self) -> str:
        """Return what the page says is wrong."""
        dites = re.findall(r'class="[^"]*erreur[^"]*"[^>]*>(.*?)<', self.texte, re.DOTALL)
        return " ".join(" ".join(dites).split())[:300]


def entrer_comme_agent(racine: str, identifiant: str, mot_de_passe: str) -> Client:
    """Return the client of an agent who is signed in."""
    client = Client(racine)
    client.lire("/gestion/connexion/")
    client.envoyer("/gestion/connexion/", {"identifiant": identifiant, "mot_de_passe": mot_de_passe})
    return client


def entrer_comme_foyer(racine: str, ville: str, numero: str, code: str) -> Client:
    """Return the client of a household that is signed in."""
    client = Client(racine)
    client.lire(f"/{ville}/connexion/")
    client.envoyer(f"/{ville}/connexion/", {"numero": numero, "code": code})
    return client
