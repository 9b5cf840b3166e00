"""The relay that takes our e-mails, read from one URL: `smtp://compte:secret@hote:587/?tls=starttls&delai=20`."""

import ssl
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from seuil.envois.voies import ReglageInvalide

DELAI, DELAI_AU_PLUS = 20.0, 600.0  # seconds, for each reply
SIGNES = (
    "Le port du relais est un nombre, et un signe comme # / ? [ ] du secret s’écrit en pourcent (# : %23, / : %2F)."
)
_CHEZ_SOI = ("localhost", "127.0.0.1", "::1")
_PARAMETRES = {"tls", "delai", "autorite"}


class Tls(StrEnum):
    """How the connection is encrypted."""

    STARTTLS = "starttls"
    SSL = "ssl"
    AUCUN = "aucun"


_PORTS = {Tls.STARTTLS: 587, Tls.SSL: 465, Tls.AUCUN: 25}


@dataclass(frozen=True)
class Serveur:
    """A relay; ``autorite`` is the file of a certificate authority of one's own, "" for those of the system."""

    hote: str
    port: int
    compte: str
    secret: str = field(repr=False)
    tls: Tls
    delai: float
    autorite: str

    def exiger_l_autorite(self) -> None:
        """Raise ReglageInvalide when the file of the authority cannot be read."""
        if self.tls == Tls.AUCUN:
            return
        try:
            self.contexte()
        except OSError as faute:
            raise ReglageInvalide(f"Le certificat d’autorité {self.autorite} manque, ou ne se lit pas.") from faute

    def contexte(self) -> ssl.SSLContext:
        """Return what checks the certificate of the relay, and its name."""
        return ssl.create_default_context(cafile=self.autorite or None)


def lire_serveur(url: str) -> Serveur:
    """Return the relay of a URL. Raises ReglageInvalide."""
    try:
        adresse = urlsplit(url)
    except ValueError as faute:
        raise ReglageInvalide(SIGNES) from faute
    options = dict(parse_qsl(adresse.query, keep_blank_values=True))
    if adresse.scheme != "smtp" or not adresse.hostname or options.keys() - _PARAMETRES:
        raise ReglageInvalide(
            "Attendu : smtp://compte:secret@hote:587/?tls=starttls|ssl|aucun&delai=20&autorite=fichier"
        )
    tls = _tls(options.get("tls", Tls.STARTTLS))
    compte, secret = unquote(adresse.username or ""), unquote(adresse.password or "")
    if not f"{compte}{secret}".isascii():
        raise ReglageInvalide("Le compte et le secret du relais s’écrivent sans accent.")
    if compte and tls == Tls.AUCUN and adresse.hostname not in _CHEZ_SOI:
        raise ReglageInvalide("Un secret ne voyage pas en clair : tls=starttls ou tls=ssl.")
    port = _port(adresse) or _PORTS[tls]
    return Serveur(adresse.hostname, port, compte, secret, tls, _delai(options), options.get("autorite", ""))


def _tls(choix: str) -> Tls:
    try:
        return Tls(choix)
    except ValueError as faute:
        raise ReglageInvalide("tls vaut starttls, ssl ou aucun.") from faute


def _port(adresse: SplitResult) -> int | None:
    try:
        return adresse.port
    except ValueError as faute:
        raise ReglageInvalide(SIGNES) from faute


def _delai(options: dict[str, str]) -> float:
    try:
        delai = float(options.get("delai", DELAI))
    except ValueError:
        delai = 0
    if not 0 < delai <= DELAI_AU_PLUS:
        raise ReglageInvalide("delai est un nombre de secondes.")
    return delai
