"""The agents' doors: the password, the second factor, the recovery codes, the account."""

from seuil.connexions.gestion.cles import ajouter as ajouter_cle
from seuil.connexions.gestion.cles import retirer as retirer_cle
from seuil.connexions.gestion.compte import compte, fermer, mot_de_passe, retirer
from seuil.connexions.gestion.connexion import connexion, quitter
from seuil.connexions.gestion.facteur import activer, codes, codes_notes, confirmer

__all__ = [
    "activer",
    "ajouter_cle",
    "codes",
    "codes_notes",
    "compte",
    "confirmer",
    "connexion",
    "fermer",
    "mot_de_passe",
    "quitter",
    "retirer",
    "retirer_cle",
]
