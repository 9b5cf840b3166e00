"""The verbs of scoring."""

from seuil.cotation.services.coter import calculer, coter_la_demande
from seuil.cotation.services.publier import GrilleRefusee, publier
from seuil.cotation.services.suivre import oublier_la_demande, suivre_en_nombre

__all__ = ["GrilleRefusee", "calculer", "coter_la_demande", "oublier_la_demande", "publier", "suivre_en_nombre"]
