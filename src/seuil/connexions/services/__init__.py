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

__all__ = [
    "ESSAIS",
    "PAUSE_SECONDES",
    "CodeRefuse",
    "TropDEssais",
    "activer_facteur",
    "eprouver_facteur",
    "noter_les_codes",
    "purger_les_essais",
    "renouveler_les_codes",
    "retirer_facteur",
    "tenter",
]
