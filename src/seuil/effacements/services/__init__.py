"""The verbs of what a household's data become."""

from seuil.effacements.services.copier import copie
from seuil.effacements.services.effacer import Effacements, effacer, effacer_les_echues
from seuil.effacements.services.solliciter import SollicitationImpossible, accepter, demander_l_effacement, refuser

__all__ = [
    "Effacements",
    "SollicitationImpossible",
    "accepter",
    "copie",
    "demander_l_effacement",
    "effacer",
    "effacer_les_echues",
    "refuser",
]
