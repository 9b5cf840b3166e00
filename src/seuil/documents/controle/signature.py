"""The signature of a 2D-Doc, verified offline. What is not verified is only that: never called false."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from py2ddoc import TrustStore, TwoDBarcodeError, parse
from py2ddoc.verifier import verify

from seuil.regles.autocontrole import Signature
from seuil.regles.baremes import bareme

PREMIER_JOUR: Final = date(2000, 1, 1)
SIGNEE_LE: Final = slice(16, 20)


@dataclass(frozen=True, slots=True)
class Cle:
    """A certificate that signs 2D-Docs, named as the codes name it."""

    autorite: str
    certificat: str
    pem: str


def cles(le: date) -> tuple[Cle, ...]:
    """Return the certificates known on a day (baremes/cles_2ddoc)."""
    return tuple(Cle(**ligne) for ligne in bareme("cles_2ddoc", le).contenu["cles"])


def verifier_la_signature(texte: str, connues: Iterable[Cle]) -> Signature:
    """Return VERIFIEE when a known certificate, valid on the day that the code says, signed exactly this text."""
    try:
        lu = parse(texte)
        signee_le = datetime.combine(
            PREMIER_JOUR + timedelta(days=int(lu.message[SIGNEE_LE], 16)), time(12), tzinfo=UTC
        )
        for cle in connues:
            if (cle.autorite, cle.certificat) == (lu.ca_id, lu.cert_id) and _a_signe(lu, cle, signee_le):
                return Signature.VERIFIEE
    except (TwoDBarcodeError, ValueError, OverflowError):
        return Signature.NON_VERIFIEE
    return Signature.NON_VERIFIEE


def _a_signe(lu: object, cle: Cle, signee_le: datetime) -> bool:
    magasin = TrustStore.from_pem(cle.autorite, cle.pem)
    certificat = magasin.get(cle.autorite)[0]
    if not certificat.not_valid_before <= signee_le <= certificat.not_valid_after:
        return False
    try:
        verify(lu, magasin)
    except TwoDBarcodeError:
        return False
    return True
