"""The verbs of the agents' accounts, and of the addresses that the operator types."""

from seuil.acteurs.services.adresses import noter_de_l_organisme, noter_du_territoire, noter_l_attente
from seuil.acteurs.services.comptes import CompteRefuse, confirmer, creer, fermer, reinitialiser

__all__ = [
    "CompteRefuse",
    "confirmer",
    "creer",
    "fermer",
    "noter_de_l_organisme",
    "noter_du_territoire",
    "noter_l_attente",
    "reinitialiser",
]
