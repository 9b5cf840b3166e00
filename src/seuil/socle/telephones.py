"""A telephone number: read as people write it, kept in E.164 (`+33612345678`), shown as France writes it.

Ten digits of the French plan may belong overseas, whose country codes are not France's: their first four say which
(numbering plan, Arcep, décision 2018-0881). Numbers of other countries are read with their country code.
"""

import re
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

LONGUEUR_MAX: Final = 16  # of E.164: a plus and fifteen digits
FRANCE: Final = "33"
OUTRE_MER: Final = {
    "0262": "262",  # La Réunion
    "0263": "262",
    "0269": "262",  # Mayotte
    "0590": "590",  # Guadeloupe, Saint-Barthélemy, Saint-Martin
    "0594": "594",  # Guyane
    "0596": "596",  # Martinique
    "0639": "262",
    "0690": "590",
    "0691": "590",
    "0692": "262",
    "0693": "262",
    "0694": "594",
    "0696": "596",
    "0697": "596",
}
DIX_CHIFFRES: Final = r"^0[1-9][0-9]{8}$"
PAYS_FRANCAIS: Final = tuple(dict.fromkeys((FRANCE, *OUTRE_MER.values())))
E164_FRANCAIS: Final = rf"^(?:\+(?:{'|'.join(PAYS_FRANCAIS)})[1-9][0-9]{{8}})?$"
SEPARATEURS: Final = r"[\s.\-()/\u00a0\u202f\u2010-\u2015]"
PREFIXE_FRANCAIS: Final = r"^(?:\+|00)33\(?0?\)?([1-9][0-9]{8})$"
MOBILES: Final = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
_MARQUES_DE_SENS: Final = "[\u200e\u200f\u202a-\u202d\u2066-\u2069]"  # but the one that turns digits over
_DIX_CHIFFRES: Final = re.compile(DIX_CHIFFRES, re.ASCII)
_ECRIT: Final = re.compile(r"[+0-9\s.\-()/\u00a0\u202f\u2010-\u2015]+", re.ASCII)
_EN_FRANCAIS: Final = set(map(int, PAYS_FRANCAIS))
_MOBILE_FRANCAIS: Final = re.compile(r"6[0-9]{8}|7[3-9][0-9]{7}")  # 070 to 072 are not open to people
_NEUF_CHIFFRES: Final = re.compile(r"[1-9][0-9]{8}", re.ASCII)


class TelephoneIllisible(ValueError):
    """What was written is not a telephone number."""


def lire(saisie: str) -> str:
    """Return the number in E.164. Raises TelephoneIllisible."""
    ecrite = sans_sens(saisie).strip()
    if not _ECRIT.fullmatch(ecrite):
        raise TelephoneIllisible(saisie)
    chiffres = re.sub(SEPARATEURS, "", ecrite)
    if francais := re.fullmatch(PREFIXE_FRANCAIS, chiffres):
        chiffres = f"0{francais[1]}"
    if _NEUF_CHIFFRES.fullmatch(chiffres):  # a spreadsheet drops the first zero
        chiffres = f"0{chiffres}"
    if _DIX_CHIFFRES.fullmatch(chiffres):
        return f"+{OUTRE_MER.get(chiffres[:4], FRANCE)}{chiffres[1:]}"
    return _lire_ailleurs(ecrite)


def sans_sens(saisie: str) -> str:
    """Return the text without the marks of direction that a telephone adds to a number copied from its contacts."""
    return re.sub(_MARQUES_DE_SENS, "", saisie)


def lire_ou_rien(saisie: str) -> str:
    """Return the number in E.164, empty when it is not one: to look for it, never to keep it."""
    try:
        return lire(saisie)
    except TelephoneIllisible:
        return ""


def montrer(numero: str) -> str:
    """Return `06 12 34 56 78`, `0690 12 34 56`, `+32 470 12 34 56`, with spaces that do not break.

    What is not a number (a short one, `3949`) comes back as it is.
    """
    e164 = lire_ou_rien(numero)
    if not e164:
        return numero
    lu = phonenumbers.parse(e164)
    national = lu.country_code in _EN_FRANCAIS
    forme = PhoneNumberFormat.NATIONAL if national else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(lu, forme).replace(" ", "\u00a0")


def recoit_des_sms(e164: str) -> bool:
    """Say whether the number may be that of a mobile: by the ranges of the French plan, or by those of its country."""
    lu = phonenumbers.parse(e164)
    if lu.country_code in _EN_FRANCAIS:
        return _MOBILE_FRANCAIS.fullmatch(str(lu.national_number)) is not None
    return phonenumbers.number_type(lu) in MOBILES


def _lire_ailleurs(ecrite: str) -> str:
    """Read a number that says its country: `+32…`, `00352…`."""
    try:
        lu = phonenumbers.parse(ecrite.replace("(0)", ""), "FR")
    except NumberParseException as faute:
        raise TelephoneIllisible(ecrite) from faute
    if lu.country_code == int(FRANCE) or not phonenumbers.is_possible_number(lu):
        raise TelephoneIllisible(ecrite)
    return phonenumbers.format_number(lu, PhoneNumberFormat.E164)
