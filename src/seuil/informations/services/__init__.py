"""The verbs: take the files in, write a wording or a value, put it on line, set it aside, prepare the search."""

from seuil.informations.services.chiffrer import chiffrer, reprendre_le_chiffre
from seuil.informations.services.indexer import indexer
from seuil.informations.services.rediger import ajouter, modifier, rediger
from seuil.informations.services.reprendre import reprendre
from seuil.informations.services.versions import RedactionInvalide, VersionDepassee, ecarter, publier, retirer

__all__ = [
    "RedactionInvalide",
    "VersionDepassee",
    "ajouter",
    "chiffrer",
    "ecarter",
    "indexer",
    "modifier",
    "publier",
    "rediger",
    "reprendre",
    "reprendre_le_chiffre",
    "retirer",
]
