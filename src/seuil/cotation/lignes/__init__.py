"""The lines of a score as they are kept, then as each reader may read them."""

from seuil.cotation.lignes.appuis import Appui, lire_les_appuis
from seuil.cotation.lignes.ecarts import EcartDeScore, comparer, photographier
from seuil.cotation.lignes.mots import (
    A_CONFIRMER,
    A_RENOUVELER,
    FOYER,
    FOYER_SEUL,
    PROVISOIRE,
    RESERVE,
    SUIVI,
    Regard,
    a_garder,
    en_mots,
    masquer,
)

__all__ = [
    "A_CONFIRMER",
    "A_RENOUVELER",
    "FOYER",
    "FOYER_SEUL",
    "PROVISOIRE",
    "RESERVE",
    "SUIVI",
    "Appui",
    "EcartDeScore",
    "Regard",
    "a_garder",
    "comparer",
    "en_mots",
    "lire_les_appuis",
    "masquer",
    "photographier",
]
