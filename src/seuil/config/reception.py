"""When is a request whole? Known from its first lines alone: no thread waits for a body that may never come."""

import re
from enum import Enum
from http import HTTPStatus
from typing import Final

MO: Final = 1_048_576

# What one request may take, and how long. Below what a proxy allows, see docs/installer.md.
ENTETES_MAXIMUM: Final = 65_536
CORPS_MAXIMUM: Final = 32 * MO  # three times a document: a file a little too heavy still gets its own sentence
ENTETES_DELAI: Final = 10.0
SILENCE_MAXIMUM: Final = 20.0  # between two pieces of a body
CORPS_DELAI: Final = 300.0  # 10 MB on a bad line in the country

FIN_DES_ENTETES: Final = b"\r\n\r\n"
LONGUEUR: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*(?=\r\n)", re.I)
EN_MORCEAUX: Final = re.compile(rb"\r\ntransfer-encoding:", re.I)
SIGNE_ATTENDU: Final = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.I)


class Etat(Enum):
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    ENTETES_LONGS = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    SANS_LONGUEUR = HTTPStatus.LENGTH_REQUIRED
    LOURDE = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    LENTE = HTTPStatus.REQUEST_TIMEOUT
    SANS_PLACE = HTTPStatus.SERVICE_UNAVAILABLE


PHRASES: Final = {
    Etat.ENTETES_LONGS: "La demande de votre navigateur est trop longue. Effacez les cookies de ce site.",
    Etat.SANS_LONGUEUR: "La demande ne dit pas sa longueur.",
    Etat.LOURDE: "Votre envoi est trop lourd. Revenez en arrière et choisissez un fichier de 10 Mo au plus.",
    Etat.LENTE: "Votre envoi n’est pas arrivé jusqu’au bout. Revenez en arrière et recommencez.",
    Etat.SANS_PLACE: "Beaucoup d’envois arrivent en ce moment. Revenez en arrière et réessayez dans une minute.",
}


class Reception:
    """One request on its way; ``limite``: the instant after which it is no longer waited for."""

    def __init__(self, instant: float) -> None:
        self.octets = bytearray()
        self.limite = instant + ENTETES_DELAI
        self.attend_un_signe = False
        self._taille: int | None = None
        self._fin = 0.0

    @property
    def entetes_lus(self) -> bool:
        return self._taille is not None

    def ajouter(self, morceau: bytes, instant: float) -> Etat:
        """Return what the request is once this piece has come."""
        self.octets += morceau
        self.attend_un_signe = False
        if self._taille is None:
            etat = self._lire_les_entetes(instant)
            if etat is not Etat.COMPLETE:
                return etat
        if len(self.octets) >= (self._taille or 0):
            return Etat.COMPLETE
        self.limite = min(self._fin, instant + SILENCE_MAXIMUM)
        return Etat.INCOMPLETE

    def _lire_les_entetes(self, instant: float) -> Etat:
        """Two lengths or a false one: the server's own parser, which sees the same lines, refuses them."""
        fin = self.octets.find(FIN_DES_ENTETES)
        if fin > ENTETES_MAXIMUM or (fin < 0 and len(self.octets) > ENTETES_MAXIMUM):
            return Etat.ENTETES_LONGS
        if fin < 0:
            return Etat.INCOMPLETE
        entetes = bytes(self.octets[: fin + 2])
        if EN_MORCEAUX.search(entetes):
            return Etat.SANS_LONGUEUR
        corps = max((int(longueur) for longueur in LONGUEUR.findall(entetes)), default=0)
        if corps > CORPS_MAXIMUM:
            return Etat.LOURDE
        self._taille, self._fin = fin + len(FIN_DES_ENTETES) + corps, instant + CORPS_DELAI
        self.attend_un_signe = SIGNE_ATTENDU.search(entetes) is not None
        return Etat.COMPLETE


def reponse(etat: Etat) -> bytes:
    """Return the whole answer to a request that is refused before anybody reads it."""
    statut, phrase = HTTPStatus(etat.value), PHRASES[etat]
    page = f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>Seuil</title><h1>{phrase}</h1></html>'.encode()
    entetes = (
        f"HTTP/1.1 {statut.value} {statut.phrase}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(page)}\r\nConnection: close\r\nCache-Control: no-store\r\n\r\n"
    )
    return entetes.encode() + page
