"""The verbs of a demand."""

from seuil.demandes.services.enregistrer import DoublonTrouve, Enregistrement, enregistrer
from seuil.demandes.services.modifier import modifier
from seuil.demandes.services.radier import radier

__all__ = ["DoublonTrouve", "Enregistrement", "enregistrer", "modifier", "radier"]
