"""The rows of the register: the demand, its household and wishes, its numbers, its code to hand over, its likes."""

from seuil.demandes.models.demande import Demande, DemandeQuerySet
from seuil.demandes.models.fait_etabli import FaitEtabli, Origine
from seuil.demandes.models.foyer import EUROS_MAX, Personne, Souhait, Titulaire
from seuil.demandes.models.identite import IdentiteARelire
from seuil.demandes.models.registre import CompteurNumero, Remise
from seuil.demandes.models.ressemblance import Ressemblance

__all__ = [
    "EUROS_MAX",
    "CompteurNumero",
    "Demande",
    "DemandeQuerySet",
    "FaitEtabli",
    "IdentiteARelire",
    "Origine",
    "Personne",
    "Remise",
    "Ressemblance",
    "Souhait",
    "Titulaire",
]
