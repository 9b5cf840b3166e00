"""The verbs of matching."""

from seuil.rapprochement.services.exporter import ExportImpossible, exporter
from seuil.rapprochement.services.figer import figer
from seuil.rapprochement.services.importer import CoterEnImportant, jour_des_scores
from seuil.rapprochement.services.inscrire import inscrire_en_nombre, inscrire_la_demande, lignes, retirer_la_demande
from seuil.rapprochement.services.passer import (
    SAUT_MAXIMUM,
    Bilan,
    NuitImpossible,
    annuler_la_nuit,
    arretes_au,
    passer_la_nuit,
    verifier_le_jour,
)
from seuil.rapprochement.services.reprendre import reprendre
from seuil.rapprochement.services.tenir import GrilleEnAttente, changer_de_grille, tenir
from seuil.rapprochement.services.verifier import Ecart, verifier

__all__ = [
    "SAUT_MAXIMUM",
    "Bilan",
    "CoterEnImportant",
    "Ecart",
    "ExportImpossible",
    "GrilleEnAttente",
    "NuitImpossible",
    "annuler_la_nuit",
    "arretes_au",
    "changer_de_grille",
    "exporter",
    "figer",
    "inscrire_en_nombre",
    "inscrire_la_demande",
    "jour_des_scores",
    "lignes",
    "passer_la_nuit",
    "reprendre",
    "retirer_la_demande",
    "tenir",
    "verifier",
    "verifier_le_jour",
]
