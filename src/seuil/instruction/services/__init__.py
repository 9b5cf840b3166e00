"""The verbs of a paper: taken, accepted, declined, contested; what it corrects, what ends."""

from seuil.instruction.services.annoncer import annoncer_les_fins
from seuil.instruction.services.contester import contester
from seuil.instruction.services.decider import Lecture, LectureImpossible, Refus, accepter, refuser
from seuil.instruction.services.prendre import MotifAttendu, PieceTenue, laisser, prendre
from seuil.instruction.services.reconnaitre import reconnaitre
from seuil.instruction.services.rectifier import Correction, repondre

__all__ = [
    "Correction",
    "Lecture",
    "LectureImpossible",
    "MotifAttendu",
    "PieceTenue",
    "Refus",
    "accepter",
    "annoncer_les_fins",
    "contester",
    "laisser",
    "prendre",
    "reconnaitre",
    "refuser",
    "repondre",
]
