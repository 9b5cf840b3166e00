"""What a reply of an SMTP server says of the recipient (RFC 5321 §4.2, RFC 3463)."""

import re

from seuil.envois.voies import Injoignable, Raison, Refus

_PRECIS = re.compile(r"\s*[245]\.(\d{1,3}\.\d{1,3})\b")
_VAGUES = {"0.0", "1.0", "2.0", "5.0"}
_CODES_DU_SERVEUR = {421, 454, 500, 502, 503, 504, 521, 530, 534, 535, 538}  # closing, protocol, its own sign-in
_PAS_MAINTENANT = ("3.", "4.", "5.")  # after a 4: its disk, its roads, its protocol
_TROP_GROS = "3.4"
_PAR_DETAIL = (  # the first line that begins the detail of the status decides
    ("1.7", Raison.AUTRE),  # the two that speak of the sender
    ("1.8", Raison.AUTRE),
    ("1.3", Raison.ADRESSE_MALFORMEE),
    ("1.", Raison.ADRESSE_INCONNUE),
    ("2.1", Raison.ADRESSE_INCONNUE),
    ("2.2", Raison.BOITE_PLEINE),
    ("4.1", Raison.ADRESSE_INCONNUE),  # Exchange says so of a recipient it does not know
    ("7.", Raison.REFUS),
)
_PAR_MOT = (  # servers that give no status, or a vague one
    (re.compile(r"quota|\bfull\b|pleine|storage", re.I), Raison.BOITE_PLEINE),
    (
        re.compile(r"unknown|no such|not found|n[o']t exist|inconnu|mailbox unavailable|invalid (?:user|recip)", re.I),
        Raison.ADRESSE_INCONNUE,
    ),
    (re.compile(r"spam|block|blacklist|policy|denied|reject|rejet", re.I), Raison.REFUS),
)
_PAR_CODE = {
    551: Raison.ADRESSE_INCONNUE,
    552: Raison.BOITE_PLEINE,
    553: Raison.ADRESSE_MALFORMEE,
    556: Raison.ADRESSE_INCONNUE,
}


def refus(code: int, reponse: str) -> Refus | Injoignable:
    """Return what a refusal of the recipient or of the content is.

    A full box is never final, whatever the server says: the address lives. What a server says of itself is no refusal.
    """
    detail = _detail(reponse)
    if _dit_de_lui_meme(code, detail):
        return Injoignable(f"{code} {reponse}")
    raison = _raison(code, detail, reponse)
    return Refus(raison, f"{code} {reponse}", definitif=code >= 500 and raison != Raison.BOITE_PLEINE)


def _detail(reponse: str) -> str:
    """Return "1.1" of "5.1.1 user unknown", "" without a status that says something."""
    precis = _PRECIS.match(reponse)
    return precis[1] if precis and precis[1] not in _VAGUES else ""


def _dit_de_lui_meme(code: int, detail: str) -> bool:
    """Say whether the server speaks of its own state, not of the recipient."""
    if code in _CODES_DU_SERVEUR or not 400 <= code <= 599:
        return True
    return detail != _TROP_GROS and detail.startswith(_PAS_MAINTENANT if code < 500 else "3.")


def _raison(code: int, detail: str, reponse: str) -> Raison:
    for debut, raison in _PAR_DETAIL:
        if detail.startswith(debut):
            return raison
    if detail:
        return Raison.AUTRE
    for mots, raison in _PAR_MOT:
        if mots.search(reponse):
            return raison
    return _PAR_CODE.get(code, Raison.AUTRE)
