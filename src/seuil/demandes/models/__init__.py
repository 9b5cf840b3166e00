"""The rows of the register: the demand, its household and wishes, its numbers, what is still a draft or an import."""

from seuil.demandes.models.demande import Demande, DemandeQuerySet
from seuil.demandes.models.foyer import EUROS_MAX, Personne, Souhait, Titulaire
from seuil.demandes.models.registre import Brouillon, CompteurNumero, Remise

__all__ = [
    "EUROS_MAX",
    "Brouillon",
    "CompteurNumero",
    "Demande",
    "DemandeQuerySet",
    "Personne",
    "Remise",
    "Souhait",
    "Titulaire",
]
