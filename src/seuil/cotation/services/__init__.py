"""The verbs of scoring."""

from seuil.cotation.services.coter import calculer, coter_la_demande
from seuil.cotation.services.publier import GrilleRefusee, publier

__all__ = ["GrilleRefusee", "calculer", "coter_la_demande", "publier"]
