"""What an e-mail that came back says: which sending, which recipient, dead, full or only away.

Bounces are RFC 3464, without forgetting the servers that write theirs in plain words; automatic replies are RFC 3834.
"""

import email
import re
from dataclasses import dataclass
from email.message import Message as Recu

from django.db.models import TextChoices

from seuil.envois.retours.constats import Constat, constat_ecrit, constat_normalise
from seuil.envois.retours.morceaux import adresse, entete, morceaux, texte
from seuil.envois.retours.references import cle_du_retour, message_d_origine
from seuil.envois.voies import Raison

LU = 131_072  # octets: the report comes first, the message sent back after it
EMBOITES = 30  # multiparts, one in the other: each makes every line below it slower to read
EXTRAIT = 300
_ABSENCE = re.compile(
    r"\babsen[tc]|out of (?:the )?office|r[ée]ponse automatique|auto(?:matic)?[- ]?(?:reply|response)"
    r"|\bcong[ée]s?\b|vacation|on leave|^auto ?:",
    re.I,
)
_AUTOMATIQUES = ("auto_reply", "bulk", "junk")


class Sorte(TextChoices):
    """What became of the message."""

    DEFINITIF = "definitif", "Non remis"
    TEMPORAIRE = "temporaire", "Non remis pour l’instant"
    ABSENCE = "absence", "Remis : réponse d’absence"
    PLAINTE = "plainte", "Remis : signalé comme indésirable"
    INCONNU = "inconnu", "À lire"


@dataclass(frozen=True)
class Retour:
    """What one e-mail received at the address of returns says.

    ``cle`` names the sending when it is one of ours; else ``message_id``, without its brackets, and ``destinataire``
    may. ``statut`` is "5.1.1"; ``raison`` says whether the address is wrong, full, or the message alone refused.
    """

    sorte: Sorte
    cle: str | None
    message_id: str
    destinataire: str
    statut: str
    raison: Raison | None
    extrait: str


def lire(octets: bytes) -> Retour:
    """Return what a received e-mail says; what cannot be read is INCONNU, to be kept and shown."""
    debut = octets[:LU]
    try:
        if debut.lower().count(b"boundary") > EMBOITES:
            raise ValueError("Trop d’emboîtements")
        return _lire(email.message_from_bytes(debut), debut)
    except Exception:  # written by anybody: nested without end, headers of garbage; a stop would lose those behind it
        return Retour(Sorte.INCONNU, cle_du_retour(None, debut), "", "", "", None, "")


def _lire(recu: Recu, octets: bytes) -> Retour:
    siens = morceaux(recu)
    sorte, constat = _juger(recu, siens)
    return Retour(
        sorte=sorte,
        cle=cle_du_retour(recu, octets),
        message_id=message_d_origine(recu, siens),
        destinataire=constat.destinataire,
        statut=constat.statut,
        raison=constat.raison,
        extrait=texte(siens)[:EXTRAIT],
    )


def _juger(recu: Recu, siens: list[Recu]) -> tuple[Sorte, Constat]:
    """Return the sort of a return: a report first, whatever its other headers say of themselves."""
    plainte = next((morceau for morceau in siens if morceau.get_content_type() == "message/feedback-report"), None)
    if plainte is not None:
        return Sorte.PLAINTE, Constat(_plaignant(plainte), "", None, definitif=False)
    constat = constat_normalise(siens) or constat_ecrit(recu, siens)
    if constat is not None:
        return (Sorte.DEFINITIF if constat.definitif else Sorte.TEMPORAIRE), constat
    expediteur = Constat(adresse(entete(recu, "From")), "", None, definitif=False)
    return (Sorte.ABSENCE if _est_une_absence(recu) else Sorte.INCONNU), expediteur


def _plaignant(plainte: Recu) -> str:
    """Return who complained (RFC 5965 §3.2), "" when the report hides it."""
    contenu = plainte.get_payload()
    champs = contenu[0] if isinstance(contenu, list) and contenu else plainte
    lus = champs if isinstance(champs, Recu) else plainte
    return adresse(entete(lus, "Original-Rcpt-To") or entete(lus, "Removal-Recipient"))


def _est_une_absence(recu: Recu) -> bool:
    """Say whether a machine answered for the person: its own word first, its subject last."""
    if entete(recu, "Content-Type").lower().startswith("multipart/report"):
        return False
    if entete(recu, "Auto-Submitted").lower().startswith("auto-replied"):
        return True
    if entete(recu, "X-Autoreply") or entete(recu, "X-Autorespond"):
        return True
    automatique = entete(recu, "Precedence").lower() in _AUTOMATIQUES or bool(entete(recu, "Auto-Submitted"))
    sujet = entete(recu, "Subject")
    return bool(_ABSENCE.search(sujet)) and (automatique or not sujet.lower().startswith("re:"))
