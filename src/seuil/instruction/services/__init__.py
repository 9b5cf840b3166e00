"""The verbs of a paper: sent page by page, taken, accepted, declined, contested; what it corrects, what ends."""

from seuil.instruction.services.accueillir import accueillir_l_identite
from seuil.instruction.services.annoncer import annoncer_les_fins
from seuil.instruction.services.auto_controler import auto_controler
from seuil.instruction.services.contester import contester
from seuil.instruction.services.decider import Lecture, LectureImpossible, Refus, accepter, refuser
from seuil.instruction.services.emporter import emporter_les_papiers
from seuil.instruction.services.envoyer import envoyer
from seuil.instruction.services.feuilles import (
    FeuilleRefusee,
    ajouter_une_feuille,
    deplacer_la_feuille,
    retirer_la_feuille,
    tourner_la_feuille,
)
from seuil.instruction.services.prendre import MotifAttendu, PieceTenue, laisser, prendre
from seuil.instruction.services.purger import oublier_les_papiers
from seuil.instruction.services.reconnaitre import reconnaitre
from seuil.instruction.services.rectifier import Correction, ReponseDejaDonnee, repondre

__all__ = [
    "Correction",
    "FeuilleRefusee",
    "Lecture",
    "LectureImpossible",
    "MotifAttendu",
    "PieceTenue",
    "Refus",
    "ReponseDejaDonnee",
    "accepter",
    "accueillir_l_identite",
    "ajouter_une_feuille",
    "annoncer_les_fins",
    "auto_controler",
    "contester",
    "deplacer_la_feuille",
    "emporter_les_papiers",
    "envoyer",
    "laisser",
    "oublier_les_papiers",
    "prendre",
    "reconnaitre",
    "refuser",
    "repondre",
    "retirer_la_feuille",
    "tourner_la_feuille",
]
