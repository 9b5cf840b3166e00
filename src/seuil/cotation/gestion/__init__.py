"""The agents' doors to scoring: the published grid, a new version of it, a score explained."""

from seuil.cotation.gestion.grille import grille
from seuil.cotation.gestion.publier import publier

__all__ = ["grille", "publier"]
