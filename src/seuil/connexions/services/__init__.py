"""The verbs of coming in."""

from seuil.connexions.services.cles import ajouter_cle, eprouver_cle, retirer_cle
from seuil.connexions.services.codes_faux import TropDeCodesFaux, eprouver_avec_compte
from seuil.connexions.services.essais import ESSAIS, PAUSE_SECONDES, TropDEssais, purger_les_essais, tenter
from seuil.connexions.services.facteurs import (
    CodeRefuse,
    activer_facteur,
    eprouver_facteur,
    noter_les_codes,
    renouveler_les_codes,
    retirer_facteur,
)
from seuil.connexions.services.postes import (
    changer_mot_de_passe,
    fermer_le_poste,
    fermer_les_postes,
    noter_le_poste,
    purger_les_sessions,
)

__all__ = [
    "ESSAIS",
    "PAUSE_SECONDES",
    "CodeRefuse",
    "TropDEssais",
    "TropDeCodesFaux",
    "activer_facteur",
    "ajouter_cle",
    "changer_mot_de_passe",
    "eprouver_avec_compte",
    "eprouver_cle",
    "eprouver_facteur",
    "fermer_le_poste",
    "fermer_les_postes",
    "noter_le_poste",
    "noter_les_codes",
    "purger_les_essais",
    "purger_les_sessions",
    "renouveler_les_codes",
    "retirer_cle",
    "retirer_facteur",
    "tenter",
]
