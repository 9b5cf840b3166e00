"""The verbs of a demand."""

from seuil.demandes.services.attester import attester
from seuil.demandes.services.dissocier import Separation, SeparationImpossible, dissocier
from seuil.demandes.services.enregistrer import Enregistrement, enregistrer
from seuil.demandes.services.foyer import Foyer, FoyerImpossible
from seuil.demandes.services.immobiliser import immobiliser
from seuil.demandes.services.modifier import ReponseChangee, modifier
from seuil.demandes.services.proteger import ne_plus_proteger, proteger
from seuil.demandes.services.radier import radier
from seuil.demandes.services.refus import DoublonTrouve, ReceptionRefusee
from seuil.demandes.services.remettre import confirmer_la_remise
from seuil.demandes.services.renouveler_code import attribuer_code, renouveler_code
from seuil.demandes.services.ressemblances import AttributionEnCours, relever_les_ressemblances, reunir, separer
from seuil.demandes.services.trancher import PasUnDoublon, dire_la_retenue, distinguer, rattacher

__all__ = [
    "AttributionEnCours",
    "DoublonTrouve",
    "Enregistrement",
    "Foyer",
    "FoyerImpossible",
    "PasUnDoublon",
    "ReceptionRefusee",
    "ReponseChangee",
    "Separation",
    "SeparationImpossible",
    "attester",
    "attribuer_code",
    "confirmer_la_remise",
    "dire_la_retenue",
    "dissocier",
    "distinguer",
    "enregistrer",
    "immobiliser",
    "modifier",
    "ne_plus_proteger",
    "proteger",
    "radier",
    "rattacher",
    "relever_les_ressemblances",
    "renouveler_code",
    "reunir",
    "separer",
]
