"""Which of our messages a return speaks of: the address where it came, then what it quotes."""

import email
import re
from collections.abc import Iterator
from email.message import Message as Recu

from seuil.envois.retours.morceaux import brut, entete
from seuil.envois.voies.enveloppe import RETOURS

_CLE = r"([A-Za-z0-9_-]{22})@"
_PAR_ADRESSE = re.compile(rf"\b{RETOURS}\+{_CLE}", re.I)
_PAR_MESSAGE = re.compile(rf"<{_CLE}")
_BRUTE = re.compile(rb"\bretours\+([A-Za-z0-9_-]{22})@|^Message-ID:\s*<([A-Za-z0-9_-]{22})@", re.I | re.M)
_REFERENCE = re.compile(r"<([^\s<>]{1,250})>")
_ARRIVEES = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To")


def cle_du_retour(recu: Recu | None, octets: bytes) -> str | None:
    """Return the key of the sending: by the address of return, the quoted Message-ID, then the octets themselves.

    Some servers write the address in lower case: the same key found elsewhere in its own case is the right one.
    """
    trouvees = [*_cles(recu)] if recu is not None else []
    trouvees += [(par_adresse or par_message).decode() for par_adresse, par_message in _BRUTE.findall(octets)]
    if not trouvees:
        return None
    memes = [cle for cle in trouvees if cle.lower() == trouvees[0].lower()]
    return next((cle for cle in memes if cle != cle.lower()), memes[0])


def message_d_origine(recu: Recu, siens: list[Recu]) -> str:
    """Return the Message-ID of the message that came back or was answered, without its brackets; "" if unknown."""
    for morceau in siens[1:]:
        for renvoye in _renvoyes(morceau):
            trouve = _REFERENCE.search(entete(renvoye, "Message-ID"))
            if trouve:
                return trouve[1]
    references = [*_REFERENCE.findall(entete(recu, "References")), *_REFERENCE.findall(entete(recu, "In-Reply-To"))]
    return references[-1] if references else ""


def _cles(recu: Recu) -> Iterator[str]:
    for nom in _ARRIVEES:
        for valeur in recu.get_all(nom, []):
            yield from _PAR_ADRESSE.findall(str(valeur))
    for nom in ("In-Reply-To", "References"):
        yield from _PAR_MESSAGE.findall(str(recu.get(nom, "")))


def _renvoyes(morceau: Recu) -> Iterator[Recu]:
    """Yield the message that a part gives back, whole or by its headers alone (RFC 3462)."""
    if morceau.get_content_type() == "text/rfc822-headers":
        yield email.message_from_string(brut(morceau))
    siens = morceau.get_payload()
    if morceau.get_content_type() == "message/rfc822" and isinstance(siens, list):
        yield from (enfant for enfant in siens[:1] if isinstance(enfant, Recu))
