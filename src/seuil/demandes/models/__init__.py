"""The rows of the register: the demand, its household and wishes, its numbers, its code to hand over."""

from seuil.demandes.models.demande import Demande, DemandeQuerySet
from seuil.demandes.models.foyer import EUROS_MAX, Personne, Souhait, Titulaire
from seuil.demandes.models.registre import CompteurNumero, Remise

__all__ = ["EUROS_MAX", "CompteurNumero", "Demande", "DemandeQuerySet", "Personne", "Remise", "Souhait", "Titulaire"]
