"""The agents' doors: the password, the second factor, the recovery codes."""

from seuil.connexions.gestion.connexion import connexion, quitter
from seuil.connexions.gestion.facteur import activer, codes, codes_notes, confirmer

__all__ = ["activer", "codes", "codes_notes", "confirmer", "connexion", "quitter"]
