"""E-mail by SMTP: everything up to RCPT leaves nothing, DATA delivers."""

import re
import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from seuil.envois.voies import Doute, Injoignable, Message, Raison, Refus, ReglageInvalide
from seuil.envois.voies.adresses import adresse_d_enveloppe
from seuil.envois.voies.enveloppe import adresse_de_retour, composer
from seuil.envois.voies.minuterie import couper_apres
from seuil.envois.voies.reponses import refus
from seuil.envois.voies.serveur import Serveur, Tls, lire_serveur

REPONSE = 300  # characters kept of what a server says
PATIENCE = 6  # times the delay, for a server that reads the content before it answers: its silence would be a doubt
_POINT = re.compile(rb"^\.", re.MULTILINE)


def voie_courriel(url: str, *, expediteur: str, horloge: Callable[[], datetime]) -> "VoieCourriel":
    """Return the channel that a URL and the address of the house describe. Raises ReglageInvalide."""
    serveur = lire_serveur(url)
    serveur.exiger_l_autorite()
    return VoieCourriel(serveur, adresse_de_l_expediteur(expediteur), horloge)


def adresse_de_l_expediteur(expediteur: str) -> str:
    """Return the address that people read, as an envelope takes it. Raises ReglageInvalide."""
    if not expediteur:
        raise ReglageInvalide("SEUIL_EXPEDITEUR est vide. Écrivez l’adresse dont partent les e-mails.")
    try:
        adresse = adresse_d_enveloppe(expediteur)
    except Refus as faute:
        raise ReglageInvalide(f"L’adresse de SEUIL_EXPEDITEUR, « {expediteur.strip()} », est mal écrite.") from faute
    if not adresse.isascii():
        raise ReglageInvalide("L’adresse de SEUIL_EXPEDITEUR s’écrit sans accent.")
    return adresse


@dataclass(frozen=True)
class VoieCourriel:
    """The e-mails of the house, by one relay; ``expediteur`` is the address that people read, its domain ours."""

    serveur: Serveur
    expediteur: str
    horloge: Callable[[], datetime]

    @contextmanager
    def preparer(self, message: Message) -> Iterator["Courriel"]:
        """See `Voie.preparer`."""
        destinataire = adresse_d_enveloppe(message.destinataire)
        octets = composer(message, destinataire=destinataire, expediteur=self.expediteur, maintenant=self.horloge())
        retour = adresse_de_retour(message.cle, self._domaine)
        smtp = self._ouvrir()
        try:
            _nommer(smtp, retour, destinataire)
            yield Courriel(smtp, octets)
        finally:
            _quitter(smtp)

    def _ouvrir(self) -> "_Smtp":
        """Return a connection, encrypted and signed in as the URL asks."""
        serveur = self.serveur
        with _injoignable():
            smtp = _connecter(serveur, self._domaine)
        try:
            with _injoignable():
                smtp.ehlo_or_helo_if_needed()
                if serveur.tls == Tls.STARTTLS:
                    smtp.starttls(context=serveur.contexte())
                if serveur.compte:
                    smtp.login(serveur.compte, serveur.secret)
                smtp.ehlo_or_helo_if_needed()
        except Injoignable:
            smtp.close()
            raise
        return smtp

    @property
    def _domaine(self) -> str:
        return self.expediteur.partition("@")[2]


class Courriel:
    """An e-mail whose recipient the server accepted."""

    def __init__(self, smtp: "_Smtp", octets: bytes) -> None:
        self._smtp = smtp
        self._octets = octets
        self._parti = False

    def livrer(self) -> str:
        """See `Depart.livrer`; the reference is what the server says of the message it took."""
        if self._parti:
            raise RuntimeError("Un départ ne sert qu’une fois.")
        self._parti = True
        with _injoignable():
            code, reponse = self._smtp.docmd("DATA")
        if code != 354:
            raise refus(code, _lue(reponse))
        code, texte = self._confier()
        if code == 250:
            return texte
        if not 400 <= code <= 599:
            raise Doute(f"{code} {texte}")
        raise refus(code, texte)

    def _confier(self) -> tuple[int, str]:
        """Write the message and return the reply; from its first octet on, silence is a doubt."""
        try:
            self._smtp.send(_POINT.sub(b"..", self._octets) + b".\r\n")
            self._smtp.attendre_plus()
            code, reponse = self._smtp.getreply()
        except OSError as perte:
            raise Doute(str(perte)) from perte
        return code, _lue(reponse)


class _Smtp(smtplib.SMTP):
    """A client whose every wait is bounded whole, even when the server speaks a byte at a time."""

    def getreply(self) -> tuple[int, bytes]:
        with couper_apres(self.sock, self.timeout):
            return super().getreply()

    def attendre_plus(self) -> None:
        """Wait longer for the next reply than for the others."""
        self.timeout *= PATIENCE
        if self.sock is not None:
            self.sock.settimeout(self.timeout)


class _SmtpChiffre(_Smtp, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


def _connecter(serveur: Serveur, domaine: str) -> _Smtp:
    if serveur.tls == Tls.SSL:
        contexte = serveur.contexte()
        return _SmtpChiffre(serveur.hote, serveur.port, domaine, timeout=serveur.delai, context=contexte)
    return _Smtp(serveur.hote, serveur.port, domaine, timeout=serveur.delai)


def _nommer(smtp: smtplib.SMTP, retour: str, destinataire: str) -> None:
    """Give the envelope: a refusal of ours concerns the relay, a refusal of the recipient is one."""
    if not destinataire.isascii() and not smtp.has_extn("smtputf8"):
        raise Refus(Raison.AUTRE, "Le relais n’accepte pas les adresses accentuées (SMTPUTF8)", definitif=True)
    with _injoignable():
        code, reponse = smtp.mail(retour, [] if destinataire.isascii() else ["SMTPUTF8"])
        if code != 250:
            raise Injoignable(f"{code} {_lue(reponse)}")
        code, reponse = smtp.rcpt(destinataire)
    if code not in (250, 251):
        raise refus(code, _lue(reponse))


@contextmanager
def _injoignable() -> Iterator[None]:
    """Say of any loss of the connection that nothing had left yet."""
    try:
        yield
    except (OSError, UnicodeError) as perte:  # the second: a host name that no resolver takes
        raise Injoignable(str(perte)) from perte


def _quitter(smtp: smtplib.SMTP) -> None:
    """Say goodbye and close, without waiting for the answer: a message already taken stays taken."""
    with suppress(OSError):
        smtp.putcmd("QUIT")
    smtp.close()


def _lue(reponse: bytes) -> str:
    """Return a reply on one line, printable."""
    texte = " ".join(reponse.decode("utf-8", "replace").split())
    return "".join(lettre for lettre in texte if lettre.isprintable())[:REPONSE]
