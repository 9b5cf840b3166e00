"""The verbs on how a household is told."""

from seuil.contacts.services.adresses import ContactRefuse, accompagner, dire_morte, retirer, tenir_a_jour
from seuil.contacts.services.codes import MINUTES, confirmer, eprouver, tirer
from seuil.contacts.services.preferences import accorder, ne_plus_proteger, preferer, proteger, retirer_l_accord

__all__ = [
    "MINUTES",
    "ContactRefuse",
    "accompagner",
    "accorder",
    "confirmer",
    "dire_morte",
    "eprouver",
    "ne_plus_proteger",
    "preferer",
    "proteger",
    "retirer",
    "retirer_l_accord",
    "tenir_a_jour",
    "tirer",
]
