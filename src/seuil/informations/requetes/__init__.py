"""Reads of what a territory tells: its texts, the search over its portal, the waits of its register."""

from seuil.informations.requetes.attentes import Attente, attentes_par_commune, demandes_par_type
from seuil.informations.requetes.recherche import QUESTION_MAXIMUM, chercher, cle_de_recherche, mots_de_qui_demande
from seuil.informations.requetes.textes import TexteLu, textes_lus

__all__ = [
    "QUESTION_MAXIMUM",
    "Attente",
    "TexteLu",
    "attentes_par_commune",
    "chercher",
    "cle_de_recherche",
    "demandes_par_type",
    "mots_de_qui_demande",
    "textes_lus",
]
