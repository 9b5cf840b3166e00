"""The verbs on messages: queue them, make them leave, keep what came back, follow them; what agents want written."""

from seuil.envois.services.abonnements import AbonnementRefuse, regler
from seuil.envois.services.codes import demander_un_code, envoyer_les_codes_demandes, envoyer_un_code
from seuil.envois.services.dates import reconnaitre
from seuil.envois.services.echouer import deborder, rebondir, renoncer, retourner
from seuil.envois.services.effacer import effacer_les_envois, fichiers_de, taire_le_numero
from seuil.envois.services.liasses import (
    LiasseRefaite,
    dire_imprimee,
    poster,
    preparer_la_liasse,
    preparer_le_courrier,
    sortir_du_courrier,
)
from seuil.envois.services.lire import lire, prouver_la_lecture, reputer
from seuil.envois.services.partir import Tournee, dire_les_doutes, partir
from seuil.envois.services.prevoir import prevenir_un_agent, prevoir, relayer
from seuil.envois.services.recevoir import cesser_d_attendre, noter_un_rapport, noter_un_retour
from seuil.envois.services.suivre import SuiviImpossible, noter_le_retour, renouveler_le_lien, renvoyer, taire, voir

__all__ = [
    "AbonnementRefuse",
    "LiasseRefaite",
    "SuiviImpossible",
    "Tournee",
    "cesser_d_attendre",
    "deborder",
    "demander_un_code",
    "dire_imprimee",
    "dire_les_doutes",
    "effacer_les_envois",
    "envoyer_les_codes_demandes",
    "envoyer_un_code",
    "fichiers_de",
    "lire",
    "noter_le_retour",
    "noter_un_rapport",
    "noter_un_retour",
    "partir",
    "poster",
    "preparer_la_liasse",
    "preparer_le_courrier",
    "prevenir_un_agent",
    "prevoir",
    "prouver_la_lecture",
    "rebondir",
    "reconnaitre",
    "regler",
    "relayer",
    "renoncer",
    "renouveler_le_lien",
    "renvoyer",
    "reputer",
    "retourner",
    "sortir_du_courrier",
    "taire",
    "taire_le_numero",
    "voir",
]
