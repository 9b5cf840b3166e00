"""The verbs of a demand."""

from seuil.demandes.services.attester import attester
from seuil.demandes.services.enregistrer import DoublonTrouve, Enregistrement, enregistrer
from seuil.demandes.services.immobiliser import immobiliser
from seuil.demandes.services.importer import FichierRefuse, importer
from seuil.demandes.services.modifier import ReponseChangee, modifier
from seuil.demandes.services.radier import radier

__all__ = [
    "DoublonTrouve", "Enregistrement", "FichierRefuse", "ReponseChangee", "attester", "enregistrer", "immobiliser",
    "importer", "modifier", "radier",
]  # fmt: skip
