"""The texts and the figures of a territory, each version kept; what the search reads."""

from seuil.informations.models.chiffres import FaitChiffre
from seuil.informations.models.passages import Passage
from seuil.informations.models.textes import Redaction, Texte
from seuil.informations.models.versions import FRANCAIS, Version

__all__ = ["FRANCAIS", "FaitChiffre", "Passage", "Redaction", "Texte", "Version"]
