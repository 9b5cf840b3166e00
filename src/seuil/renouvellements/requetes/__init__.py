"""Where a demand stands in its year: what was announced and left, until when it lives, who is about to lapse."""

from seuil.renouvellements.requetes.avis import (
    AVIS_LEGAL,
    annee_de,
    avis_parti_le,
    doit_etre_ecrit,
    est_venu_en_ligne,
    rappels_de,
)
from seuil.renouvellements.requetes.validite import juger, valable_jusqu_au

__all__ = [
    "AVIS_LEGAL",
    "annee_de",
    "avis_parti_le",
    "doit_etre_ecrit",
    "est_venu_en_ligne",
    "juger",
    "rappels_de",
    "valable_jusqu_au",
]
