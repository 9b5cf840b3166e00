"""The verbs of the agents' accounts."""

from seuil.acteurs.services.comptes import CompteRefuse, creer, fermer, reinitialiser

__all__ = ["CompteRefuse", "creer", "fermer", "reinitialiser"]
