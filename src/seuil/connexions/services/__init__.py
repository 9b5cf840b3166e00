"""The verbs of coming in."""

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
    "activer_facteur",
    "changer_mot_de_passe",
    "eprouver_facteur",
    "fermer_le_poste",
    "fermer_les_postes",
    "noter_le_poste",
    "noter_les_codes",
    "purger_les_essais",
    "purger_les_sessions",
    "renouveler_les_codes",
    "retirer_facteur",
    "tenter",
]
