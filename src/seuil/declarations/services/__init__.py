"""The verbs of a draft."""

from seuil.declarations.services.deposer import deposer, oublier_les_brouillons
from seuil.declarations.services.purger import purger_les_brouillons

__all__ = ["deposer", "oublier_les_brouillons", "purger_les_brouillons"]
