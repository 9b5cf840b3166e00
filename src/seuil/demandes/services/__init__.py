"""The verbs of a demand."""

from seuil.demandes.services.attester import attester
from seuil.demandes.services.dissocier import dissocier
from seuil.demandes.services.effacer import effacer, nouveau_jeton
from seuil.demandes.services.enregistrer import Enregistrement, enregistrer
from seuil.demandes.services.etablir import Preuve, PreuveAVenir, etablir
from seuil.demandes.services.exporter import noter_l_export
from seuil.demandes.services.foyer import FoyerImpossible
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.demandes.services.identites import (
    IdentiteDejaDemandee,
    RelectureImpossible,
    confirmer_l_identite,
    demander_l_identite,
    laisser_perimer_les_identites,
    refuser_l_identite,
)
from seuil.demandes.services.immobiliser import immobiliser
from seuil.demandes.services.modifier import ReponseChangee, modifier
from seuil.demandes.services.ouvrir_l_adresse import ouvrir_l_adresse
from seuil.demandes.services.proteger import ne_plus_proteger, proteger
from seuil.demandes.services.radier import radier
from seuil.demandes.services.refus import DoublonTrouve, ReceptionRefusee, ReintegrationRefusee
from seuil.demandes.services.remettre import confirmer_la_remise
from seuil.demandes.services.renouveler import prolonger, reintegrer, renouveler
from seuil.demandes.services.renouveler_code import attribuer_code, renouveler_code
from seuil.demandes.services.ressemblances import AttributionEnCours, relever_les_ressemblances, reunir, separer
from seuil.demandes.services.separation import Separation, SeparationImpossible
from seuil.demandes.services.separer_la_retenue import separer_la_retenue
from seuil.demandes.services.trancher import PasUnDoublon, dire_la_retenue, distinguer, rattacher
from seuil.demandes.services.unir import unir

__all__ = [
    "AttributionEnCours",
    "DoublonTrouve",
    "Enregistrement",
    "Foyer",
    "FoyerImpossible",
    "IdentiteDejaDemandee",
    "PasUnDoublon",
    "Preuve",
    "PreuveAVenir",
    "ReceptionRefusee",
    "ReintegrationRefusee",
    "RelectureImpossible",
    "ReponseChangee",
    "Separation",
    "SeparationImpossible",
    "attester",
    "attribuer_code",
    "confirmer_l_identite",
    "confirmer_la_remise",
    "demander_l_identite",
    "dire_la_retenue",
    "dissocier",
    "distinguer",
    "effacer",
    "enregistrer",
    "etablir",
    "immobiliser",
    "laisser_perimer_les_identites",
    "modifier",
    "ne_plus_proteger",
    "noter_l_export",
    "nouveau_jeton",
    "ouvrir_l_adresse",
    "prolonger",
    "proteger",
    "radier",
    "rattacher",
    "refuser_l_identite",
    "reintegrer",
    "relever_les_ressemblances",
    "renouveler",
    "renouveler_code",
    "reunir",
    "separer",
    "separer_la_retenue",
    "unir",
]
