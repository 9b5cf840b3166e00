"""The verbs of a demand."""

from seuil.demandes.services.attester import attester
from seuil.demandes.services.enregistrer import DoublonTrouve, Enregistrement, enregistrer
from seuil.demandes.services.immobiliser import immobiliser
from seuil.demandes.services.modifier import modifier
from seuil.demandes.services.radier import radier

__all__ = ["DoublonTrouve", "Enregistrement", "attester", "enregistrer", "immobiliser", "modifier", "radier"]
