"""An e-mail, written: headers that no value can break, a text that a phone can fold."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from seuil.envois.voies import Message

RETOURS = "retours"  # before the + of the address where bounces come back: `envois.retours` looks for it
SANS_REPONSE_AUTOMATIQUE = "OOF, AutoReply"  # never NDR: bounces must come back
_INVISIBLES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")


def adresse_de_retour(cle: str, domaine: str) -> str:
    """Return the envelope sender of one sending: a bounce names it, whatever it quotes (VERP)."""
    return f"{RETOURS}+{cle}@{domaine}"


def composer(message: Message, *, destinataire: str, expediteur: str, maintenant: datetime) -> bytes:
    """Return the message as it travels: seven bits, CRLF, unless the recipient's name is not ASCII."""
    courriel = EmailMessage(policy=SMTP.clone(utf8=not destinataire.isascii()))
    courriel["From"] = Address(display_name=sur_une_ligne(message.expediteur_nom), addr_spec=expediteur)
    courriel["To"] = destinataire
    courriel["Subject"] = sur_une_ligne(message.sujet)
    courriel["Date"] = format_datetime(maintenant)
    courriel["Message-ID"] = f"<{message.cle}@{expediteur.partition('@')[2]}>"
    courriel["Auto-Submitted"] = "auto-generated"
    courriel["X-Auto-Response-Suppress"] = SANS_REPONSE_AUTOMATIQUE
    courriel.set_content(_texte(message.corps), charset="utf-8", cte="quoted-printable")
    return courriel.as_bytes()


def sur_une_ligne(valeur: str) -> str:
    """Return a value that fits in a header: new lines, controls and marks of direction become spaces."""
    return _INVISIBLES.sub(" ", valeur).strip()


def _texte(corps: str) -> str:
    """Return the text as it was written: a paragraph, a line; quoted-printable folds it and gives it back whole."""
    lignes = corps.replace("\r\n", "\n").replace("\r", "\n")
    return lignes.encode("utf-8", "replace").decode()
