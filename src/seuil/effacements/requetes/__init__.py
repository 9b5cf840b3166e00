"""What is due to be erased, what a household left where, what waits for an answer."""

from seuil.effacements.requetes.actes import entrees_a_taire
from seuil.effacements.requetes.echues import a_effacer_le, echues
from seuil.effacements.requetes.sollicitations import a_repondre, derniere_refusee, en_attente_de
from seuil.effacements.requetes.traces import Traces, documents_de, liees_a, traces_de

__all__ = [
    "Traces",
    "a_effacer_le",
    "a_repondre",
    "derniere_refusee",
    "documents_de",
    "echues",
    "en_attente_de",
    "entrees_a_taire",
    "liees_a",
    "traces_de",
]
