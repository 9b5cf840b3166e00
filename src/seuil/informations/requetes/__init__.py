"""Reads of what a territory tells: its texts and its figures, the search over its portal, the waits of its register."""

from seuil.informations.requetes.attentes import Attente, attentes_par_commune, demandes_par_type
from seuil.informations.requetes.chiffres import chiffres_en_ligne, valeur_montree, valeurs_de
from seuil.informations.requetes.recherche import QUESTION_MAXIMUM, chercher, cle_de_recherche, mots_de_qui_demande
from seuil.informations.requetes.textes import depart, redactions_de, textes_lus

__all__ = [
    "QUESTION_MAXIMUM",
    "Attente",
    "attentes_par_commune",
    "chercher",
    "chiffres_en_ligne",
    "cle_de_recherche",
    "demandes_par_type",
    "depart",
    "mots_de_qui_demande",
    "redactions_de",
    "textes_lus",
    "valeur_montree",
    "valeurs_de",
]
