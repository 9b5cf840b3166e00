"""A search of candidates as an agent reads it: the lines, the exclusions, one person's answers."""

from seuil.rapprochement.gestion.lecture import Liste, figee, vivante
from seuil.rapprochement.gestion.pourquoi import pourquoi

__all__ = ["Liste", "figee", "pourquoi", "vivante"]
