"""Write the journal, seal it, publish its head, erase what an act said, and tell the rest of the house."""

from seuil.journal.controle import verifier
from seuil.journal.faits import ORIGINE
from seuil.journal.services.consigner import (
    Auteur,
    Lecteur,
    brancher,
    consigner,
    consigner_consultation,
    effacer_contenu,
    oublier_numero,
)
from seuil.journal.services.sceller import sceller
from seuil.journal.services.tetes import ChaineRompue, publier, retenir

__all__ = [
    "ORIGINE",
    "Auteur",
    "ChaineRompue",
    "Lecteur",
    "brancher",
    "consigner",
    "consigner_consultation",
    "effacer_contenu",
    "oublier_numero",
    "publier",
    "retenir",
    "sceller",
    "verifier",
]
