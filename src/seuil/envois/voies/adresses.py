"""Which e-mail addresses may be written on an envelope; the others are refused before any connection."""

import re
import unicodedata

from seuil.envois.voies import Raison, Refus

LONGUEUR, LONGUEUR_LOCALE, LONGUEUR_ETIQUETTE = 254, 64, 63  # RFC 5321 §4.5.3.1 and RFC 1035 §2.3.4, in octets
_ATOMES = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_ETIQUETTE = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_LETTRES = ("L", "Mn", "Mc", "N")


def adresse_d_enveloppe(adresse: str) -> str:
    """Return the address as a server reads it: its domain in lower case, in ASCII (IDNA).

    Raises Refus(ADRESSE_MALFORMEE): no @, a space or a new line, an emoji, more than 254 octets, no dot in the domain.
    """
    local, arobase, domaine = adresse.partition("@")
    ecrite = f"{_local(local)}@{_domaine(domaine)}" if arobase else ""
    if not ecrite or len(adresse.encode()) > LONGUEUR or len(ecrite.encode()) > LONGUEUR:
        raise _malformee()
    return ecrite


def _local(local: str) -> str:
    """Return the part before the @; letters of any script, no quoted string."""
    ascii_seul = re.sub(r"[^\x00-\x7f]", lambda trouve: "x" if _est_lettre(trouve[0]) else " ", local)
    if not _ATOMES.fullmatch(ascii_seul) or len(local.encode()) > LONGUEUR_LOCALE:
        raise _malformee()
    return local


def _domaine(domaine: str) -> str:
    etiquettes = [_etiquette(etiquette) for etiquette in domaine.split(".")]
    if len(etiquettes) < 2 or etiquettes[-1].isdigit():
        raise _malformee()
    return ".".join(etiquettes)


def _etiquette(etiquette: str) -> str:
    """Return one label of a domain in ASCII."""
    if not all(lettre == "-" or _est_lettre(lettre) for lettre in etiquette):
        raise _malformee()
    try:
        ecrite = etiquette.encode("idna").decode().lower()
    except UnicodeError as faute:
        raise _malformee() from faute
    if not _ETIQUETTE.fullmatch(ecrite) or len(ecrite) > LONGUEUR_ETIQUETTE:
        raise _malformee()
    return ecrite


def _est_lettre(lettre: str) -> bool:
    return unicodedata.category(lettre).startswith(_LETTRES)


def _malformee() -> Refus:
    return Refus(Raison.ADRESSE_MALFORMEE, "Adresse de courriel mal écrite", definitif=True)
