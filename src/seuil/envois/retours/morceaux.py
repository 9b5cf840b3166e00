"""The parts and the headers of a received e-mail, read without trust."""

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message as Recu

from seuil.envois.voies.enveloppe import RETOURS

AU_PLUS = 200  # parts
ENTETE = 1000  # characters
_ADRESSE = re.compile(r"[^\s<>()\[\]\",;:]{1,200}@[^\s<>()\[\]\",;:]{1,200}")

_DE_SERVICE = re.compile(rf"(?:{RETOURS}\+|mailer-daemon@|postmaster@)", re.I)


def morceaux(recu: Recu) -> list[Recu]:
    """Return the parts of a message, itself first, down to those of the messages that it holds."""
    return [morceau for _, morceau in zip(range(AU_PLUS), _parcourir(recu), strict=False)]


def entete(recu: Recu, nom: str) -> str:
    """Return a header decoded on one line, "" without it."""
    brut = next((_en_utf8(valeur) for cle, valeur in recu.raw_items() if cle.lower() == nom.lower()), "")[:ENTETE]
    try:
        lu = str(make_header(decode_header(brut)))
    except (HeaderParseError, LookupError, ValueError):
        lu = brut
    return _lisible(lu)


def adresse(valeur: str) -> str:
    """Return the first address of a header, "" without one."""
    trouvee = _ADRESSE.search(valeur)
    return trouvee[0] if trouvee else ""


def adresse_d_autrui(valeur: str) -> str:
    """Return the first address of a text that is a person's: neither ours, nor that of a mail server."""
    trouvees = (trouvee[0] for trouvee in _ADRESSE.finditer(valeur))
    return next((trouvee for trouvee in trouvees if not _DE_SERVICE.match(trouvee)), "")


def texte(siens: list[Recu]) -> str:
    """Return what a person would read first: the first part in plain text, on one line."""
    for morceau in siens:
        if morceau.get_content_type() == "text/plain":
            return contenu(morceau)
    return ""


def contenu(morceau: Recu) -> str:
    """Return the decoded text of a part, on one line."""
    return _lisible(brut(morceau))


def brut(morceau: Recu) -> str:
    """Return the decoded text of a part, with its lines; "" for what is not text."""
    octets = morceau.get_payload(decode=True)
    if not isinstance(octets, bytes):
        return ""
    try:
        return octets.decode(morceau.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):
        return octets.decode("utf-8", "replace")


def _parcourir(recu: Recu) -> Iterator[Recu]:
    """Yield breadth first: no depth of nesting can exhaust the stack."""
    a_lire = [recu]
    for morceau in a_lire:
        yield morceau
        siens = morceau.get_payload()
        if isinstance(siens, list):
            a_lire += [enfant for enfant in siens if isinstance(enfant, Recu)]


def _en_utf8(valeur: object) -> str:
    """Return a header that was written without encoding, as many servers do."""
    return str(valeur).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _lisible(valeur: str) -> str:
    return "".join(lettre if lettre.isprintable() else " " for lettre in " ".join(valeur.split()))
