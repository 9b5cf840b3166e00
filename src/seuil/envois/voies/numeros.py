"""The numbers that an SMS may reach: mobiles, of France, overseas or another country, in E.164.

Refused: landlines and boxes, special numbers, ranges not open to people, what is no number.
"""

from seuil.envois.voies import Raison, Refus
from seuil.socle.telephones import lire_ou_rien, recoit_des_sms


def e164(numero: str) -> str:
    """Return "+33612345678" of "06 12 34 56 78". Raises Refus(ADRESSE_MALFORMEE) for what no SMS reaches."""
    lu = lire_ou_rien(numero)
    if not lu or not recoit_des_sms(lu):
        raise Refus(Raison.ADRESSE_MALFORMEE, "Ce n’est pas un numéro de mobile", definitif=True)
    return lu
