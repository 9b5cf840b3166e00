"""What an agent has to do, by deadline."""

from seuil.gestion.travail.actes import Acte
from seuil.gestion.travail.sources import a_faire

__all__ = ["Acte", "a_faire"]
