"""A search of candidates as an agent reads it: the lines, the exclusions, one person's answers."""

from seuil.rapprochement.gestion.pourquoi import pourquoi, pourquoi_alors
from seuil.rapprochement.gestion.presentation import Montres, figee, presenter, vivante

__all__ = ["Montres", "figee", "pourquoi", "pourquoi_alors", "presenter", "vivante"]
