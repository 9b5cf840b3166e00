"""The verbs: take the files in, write a wording, put it on line, set it aside, prepare the search."""

from seuil.informations.services.indexer import indexer
from seuil.informations.services.rediger import RedactionInvalide, ecarter, publier, rediger, retirer
from seuil.informations.services.reprendre import reprendre

__all__ = ["RedactionInvalide", "ecarter", "indexer", "publier", "rediger", "reprendre", "retirer"]
