"""How many SMS a text is: the alphabet of GSM (3GPP TS 23.038), or UCS-2 as soon as one character is not in it."""

from collections.abc import Iterable

_DE_BASE = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ETENDUS = frozenset("\f^{}\\[~]|€")  # each is written with an escape: two characters
_SEUL_GSM, _SUITE_GSM = 160, 153
_SEUL_UCS2, _SUITE_UCS2 = 70, 67


def parties(texte: str) -> int:
    """Return how many SMS carry the text; 0 for an empty one."""
    if en_gsm(texte):
        return _compter((2 if lettre in _ETENDUS else 1 for lettre in texte), seul=_SEUL_GSM, suite=_SUITE_GSM)
    return _compter((2 if ord(lettre) > 0xFFFF else 1 for lettre in texte), seul=_SEUL_UCS2, suite=_SUITE_UCS2)


def en_gsm(texte: str) -> bool:
    """Say whether the alphabet of GSM writes the whole text: « ç », « ê » and « ’ » are not in it."""
    return all(lettre in _DE_BASE or lettre in _ETENDUS for lettre in texte)


def _compter(tailles: Iterable[int], *, seul: int, suite: int) -> int:
    """Count the parts; a character of two is never cut between them."""
    lues = list(tailles)
    if sum(lues) <= seul:
        return bool(lues)
    comptees, place = 1, suite
    for taille in lues:
        if taille > place:
            comptees, place = comptees + 1, suite
        place -= taille
    return comptees
