"""The mobile numbers that an SMS may reach, from ten digits as a demand keeps them to E.164.

Refused: landlines and boxes (01 to 05, 09), special numbers (08), ranges not open to people (070 to 072), numbers of
other countries, which the product's forms do not take either. Source: the national numbering plan (Arcep, décision
2018-0881), whose overseas mobile ranges have country codes of their own.
"""

import re

from seuil.envois.voies import Raison, Refus

_SEPARATEURS = re.compile(r"[\s.\-()/\u00a0\u202f]+")
_INDICATIF = re.compile(r"(?:\+|00)(33|262|590|594|596)(?:0|\(0\))?(?=\d{9}$)")
_MOBILE = re.compile(r"0(?:6\d|7[3-9])\d{7}")
_OUTRE_MER = {
    "0639": "262",  # Mayotte
    "0690": "590",  # Guadeloupe, Saint-Barthélemy, Saint-Martin
    "0691": "590",
    "0692": "262",  # La Réunion
    "0693": "262",
    "0694": "594",  # Guyane
    "0696": "596",  # Martinique
    "0697": "596",
}
_FRANCE = "33"


def e164(numero: str) -> str:
    """Return "+33612345678" of "06 12 34 56 78", "+262692123456" of "0692 12 34 56".

    Raises Refus(ADRESSE_MALFORMEE) for what is not a French mobile number.
    """
    chiffres = _INDICATIF.sub("0", _SEPARATEURS.sub("", numero))
    if not _MOBILE.fullmatch(chiffres) or not chiffres.isascii():
        raise Refus(Raison.ADRESSE_MALFORMEE, "Ce n’est pas un numéro de mobile français", definitif=True)
    return f"+{_OUTRE_MER.get(chiffres[:4], _FRANCE)}{chiffres[1:]}"
