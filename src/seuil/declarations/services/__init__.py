"""The verbs of a draft."""

from seuil.declarations.services.deposer import deposer, oublier_les_brouillons

__all__ = ["deposer", "oublier_les_brouillons"]
