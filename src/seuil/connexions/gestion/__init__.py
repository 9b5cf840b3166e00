"""The agents' doors: the password, the second factor, the recovery codes, the account."""

from seuil.connexions.gestion.compte import compte, fermer, mot_de_passe, retirer
from seuil.connexions.gestion.connexion import connexion, quitter
from seuil.connexions.gestion.facteur import activer, codes, codes_notes, confirmer

__all__ = [
    "activer",
    "codes",
    "codes_notes",
    "compte",
    "confirmer",
    "connexion",
    "fermer",
    "mot_de_passe",
    "quitter",
    "retirer",
]
