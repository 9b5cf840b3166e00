"""Where the letters without an answer stand, and what is said against a removal."""

from seuil.radiations.requetes.contestations import (
    a_repondre,
    contestation_de,
    entree_de_la_radiation,
    peut_etre_contestee,
)
from seuil.radiations.requetes.interrogations import (
    a_suivre,
    dites_au_foyer,
    ouverte_de,
    radiable_le,
    remise_le,
    verdict_de_radiation,
)

__all__ = [
    "a_repondre",
    "a_suivre",
    "contestation_de",
    "dites_au_foyer",
    "entree_de_la_radiation",
    "ouverte_de",
    "peut_etre_contestee",
    "radiable_le",
    "remise_le",
    "verdict_de_radiation",
]
