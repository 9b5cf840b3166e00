"""A search of candidates as an agent reads it: the lines, the exclusions, one person's answers."""

from seuil.rapprochement.gestion.montres import BORNE, Montres, en_bref, figee, vivante
from seuil.rapprochement.gestion.pourquoi import pourquoi, pourquoi_alors
from seuil.rapprochement.gestion.presentation import LETTRES, NON_GARDE, presenter

__all__ = [
    "BORNE",
    "LETTRES",
    "NON_GARDE",
    "Montres",
    "en_bref",
    "figee",
    "pourquoi",
    "pourquoi_alors",
    "presenter",
    "vivante",
]
