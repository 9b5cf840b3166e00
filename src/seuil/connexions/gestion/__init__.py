"""The agents' doors: the password, the second factor, the recovery codes, the account."""

from django.urls import path

from seuil.connexions.gestion.cles import ajouter as ajouter_cle
from seuil.connexions.gestion.cles import retirer as retirer_cle
from seuil.connexions.gestion.compte import compte, fermer, mot_de_passe, retirer
from seuil.connexions.gestion.connexion import connexion, quitter
from seuil.connexions.gestion.facteur import activer, codes, codes_notes, confirmer

__all__ = ["adresses"]
adresses = [
    path("connexion/", connexion, name="connexion"),
    path("connexion/code/", confirmer, name="confirmer"),
    path("compte/", compte, name="compte"),
    path("compte/mot-de-passe/", mot_de_passe, name="mot_de_passe"),
    path("compte/postes/fermer/", fermer, name="fermer_poste"),
    path("compte/cle/", ajouter_cle, name="ajouter_cle"),
    path("compte/cle/retirer/", retirer_cle, name="retirer_cle"),
    path("compte/facteur/retirer/", retirer, name="retirer_facteur"),
    path("compte/facteur/", activer, name="activer_facteur"),
    path("compte/codes/", codes, name="codes"),
    path("compte/codes/notes/", codes_notes, name="codes_notes"),
    path("quitter/", quitter, name="quitter"),
]
