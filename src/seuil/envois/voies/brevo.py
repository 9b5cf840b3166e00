"""Brevo, transactional SMS: POST /v3/transactionalSMS/send (https://developers.brevo.com/docs/transactional-sms-endpoints).

The URL is `brevo://CLE@api.brevo.com/?expediteur=SEUIL&delai=20`, or `brevo+http://…` in clear, for a stub of one's own
machine. The API promises no idempotence: what may have been received is never sent again.
"""

import json
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import parse_qsl, unquote, urlsplit

from seuil.envois.voies import Doute, Injoignable, Raison, Refus, ReglageInvalide
from seuil.envois.voies.longueur import en_gsm
from seuil.envois.voies.minuterie import couper_apres

CHEMIN = "/v3/transactionalSMS/send"
DELAI, DELAI_AU_PLUS = 20.0, 600.0
REPONSE_LUE = 65_536  # octets of an answer
CHEZ_SOI = ("localhost", "127.0.0.1", "::1")
_EXPEDITEUR = re.compile(r"[A-Za-z0-9]{3,11}|\d{3,15}")  # what the API takes
_DU_NUMERO = re.compile(r"phone|mobile|recipient|telephone", re.I)
_DU_MESSAGE = (400, 422)
_DU_COMPTE = ("not_enough_credits", "unauthorized", "permission_denied", "account_under_validation")
_SANS_ISSUE = (502, 504)  # a gateway that lost the provider: the provider may have the message


@dataclass(frozen=True)
class Brevo:
    """An account; ``rapports`` is where it tells what became of each SMS."""

    hote: str
    port: int | None
    cle: str = field(repr=False)
    expediteur: str
    chiffre: bool
    delai: float
    rapports: str = field(repr=False)

    @contextmanager
    def preparer(self, numero: str, texte: str, *, cle: str) -> Iterator["Sms"]:
        """See `Operateur.preparer`: connects, and writes nothing."""
        liaison = self._liaison()
        try:
            try:
                liaison.connect()
            except (OSError, UnicodeError) as perte:
                raise Injoignable(str(perte)) from perte
            yield Sms(liaison, self.cle, self._demande(numero, texte, cle), self.delai)
        finally:
            liaison.close()

    def _liaison(self) -> HTTPConnection:
        if self.chiffre:
            return HTTPSConnection(self.hote, self.port, timeout=self.delai, context=ssl.create_default_context())
        return HTTPConnection(self.hote, self.port, timeout=self.delai)

    def _demande(self, numero: str, texte: str, cle: str) -> dict[str, object]:
        """Return the body of the request; the key of the sending is its tag."""
        demande: dict[str, object] = {
            "sender": self.expediteur,
            "recipient": numero.removeprefix("+"),
            "content": texte,
            "type": "transactional",
            "tag": cle,
            "unicodeEnabled": not en_gsm(texte),
        }
        return demande | ({"webUrl": self.rapports} if self.rapports else {})


class Sms:
    """An SMS whose provider answers the line."""

    def __init__(self, liaison: HTTPConnection, cle: str, demande: dict[str, object], delai: float) -> None:
        self._liaison = liaison
        self._cle = cle
        self._demande = demande
        self._delai = delai
        self._parti = False

    def livrer(self) -> str:
        """See `Depart.livrer`; the reference is the messageId of Brevo."""
        if self._parti:
            raise RuntimeError("Un départ ne sert qu’une fois.")
        self._parti = True
        statut, lue = self._echanger()
        if 200 <= statut < 300:
            return _champ(lue, "messageId")
        code = _champ(lue, "code")
        dite = f"{statut} {code} {_champ(lue, 'message')}".strip()
        if statut in _SANS_ISSUE:
            raise Doute(dite)
        if statut in _DU_MESSAGE and code not in _DU_COMPTE:
            malforme = _DU_NUMERO.search(dite)
            raise Refus(Raison.ADRESSE_MALFORMEE if malforme else Raison.AUTRE, dite, definitif=True)
        raise Injoignable(dite)

    def _echanger(self) -> tuple[int, bytes]:
        """Write the request and read the whole answer; once writing began, silence is a doubt."""
        entetes = {"api-key": self._cle, "Content-Type": "application/json", "Accept": "application/json"}
        try:
            with couper_apres(self._liaison.sock, self._delai):
                self._liaison.request("POST", CHEMIN, json.dumps(self._demande).encode(), entetes)
                reponse = self._liaison.getresponse()
                lue = reponse.read(REPONSE_LUE)
        except (OSError, HTTPException) as perte:
            raise Doute(f"{type(perte).__name__} {perte}".strip()) from perte
        if reponse.length:
            raise Doute("Réponse coupée")
        return reponse.status, lue


def lire_brevo(url: str, rapports: str) -> Brevo:
    """Return the account that a URL describes. Raises ReglageInvalide, which never quotes the key."""
    try:
        adresse = urlsplit(url)
    except ValueError as faute:
        raise ReglageInvalide("Attendu : brevo://CLE@api.brevo.com/?expediteur=SEUIL") from faute
    options = dict(parse_qsl(adresse.query))
    cle, chiffre, hote = unquote(adresse.username or ""), adresse.scheme == "brevo", adresse.hostname or ""
    if not hote or not cle or not cle.isprintable() or not cle.isascii():
        raise ReglageInvalide("Attendu : brevo://CLE@api.brevo.com/?expediteur=SEUIL")
    if not chiffre and hote not in CHEZ_SOI:
        raise ReglageInvalide("brevo+http ne sert que sur sa propre machine : la clé voyagerait en clair.")
    expediteur = options.get("expediteur", "")
    if not _EXPEDITEUR.fullmatch(expediteur):
        raise ReglageInvalide("expediteur : 3 à 11 lettres ou chiffres, ou un numéro de 15 chiffres au plus.")
    try:
        port, delai = adresse.port, float(options.get("delai", DELAI))
    except ValueError as faute:
        raise ReglageInvalide("Le port et delai sont des nombres.") from faute
    if not 0 < delai <= DELAI_AU_PLUS:
        raise ReglageInvalide("delai est un nombre de secondes.")
    return Brevo(hote, port, cle, expediteur, chiffre, delai, rapports)


def _champ(lue: bytes, nom: str) -> str:
    """Return a field of the answer, "" when it cannot be read."""
    try:
        reponse = json.loads(lue)
    except (ValueError, RecursionError):
        return ""
    valeur = reponse.get(nom, "") if isinstance(reponse, dict) else ""
    return str(valeur)[:200] if isinstance(valeur, str | int) else ""
