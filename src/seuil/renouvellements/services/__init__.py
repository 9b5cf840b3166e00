"""The verbs of the year of a demand."""

from seuil.renouvellements.services.annoncer import annoncer, annoncer_les_echeances
from seuil.renouvellements.services.finir import Fins, finir, finir_les_echues
from seuil.renouvellements.services.renouveler import RenouvellementRefuse, renouveler
from seuil.renouvellements.services.tenter import tenter

__all__ = [
    "Fins",
    "RenouvellementRefuse",
    "annoncer",
    "annoncer_les_echeances",
    "finir",
    "finir_les_echues",
    "renouveler",
    "tenter",
]
