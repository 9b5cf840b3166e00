"""The verbs of matching."""

from seuil.rapprochement.services.exporter import ExportImpossible, exporter
from seuil.rapprochement.services.figer import figer
from seuil.rapprochement.services.inscrire import (
    inscrire_en_nombre,
    inscrire_la_demande,
    lignes,
    retirer_la_demande,
)
from seuil.rapprochement.services.reprendre import reprendre
from seuil.rapprochement.services.tenir import Bilan, NuitImpossible, changer_de_grille, passer_la_nuit, tenir
from seuil.rapprochement.services.verifier import Ecart, verifier

__all__ = [
    "Bilan", "Ecart", "ExportImpossible", "NuitImpossible", "changer_de_grille", "exporter", "figer",
    "inscrire_en_nombre", "inscrire_la_demande", "lignes", "passer_la_nuit", "reprendre", "retirer_la_demande", "tenir",
    "verifier",
]  # fmt: skip
