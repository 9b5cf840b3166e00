"""The verbs of a demand."""

from seuil.demandes.services.attester import attester
from seuil.demandes.services.enregistrer import DoublonTrouve, Enregistrement, ReceptionRefusee, enregistrer
from seuil.demandes.services.immobiliser import immobiliser
from seuil.demandes.services.modifier import ReponseChangee, modifier
from seuil.demandes.services.proteger import ne_plus_proteger, proteger
from seuil.demandes.services.radier import radier
from seuil.demandes.services.remettre import confirmer_la_remise
from seuil.demandes.services.renouveler_code import attribuer_code, renouveler_code

__all__ = [
    "DoublonTrouve",
    "Enregistrement",
    "ReceptionRefusee",
    "ReponseChangee",
    "attester",
    "attribuer_code",
    "confirmer_la_remise",
    "enregistrer",
    "immobiliser",
    "modifier",
    "ne_plus_proteger",
    "proteger",
    "radier",
    "renouveler_code",
]
