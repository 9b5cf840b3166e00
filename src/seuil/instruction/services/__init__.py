"""The verbs on the papers of a demand."""

from seuil.instruction.services.accueillir import accueillir_l_identite
from seuil.instruction.services.envoyer import envoyer
from seuil.instruction.services.feuilles import (
    FeuilleRefusee,
    ajouter_une_feuille,
    deplacer_la_feuille,
    retirer_la_feuille,
    tourner_la_feuille,
)
from seuil.instruction.services.purger import oublier_les_papiers

__all__ = [
    "FeuilleRefusee",
    "accueillir_l_identite",
    "ajouter_une_feuille",
    "deplacer_la_feuille",
    "envoyer",
    "oublier_les_papiers",
    "retirer_la_feuille",
    "tourner_la_feuille",
]
