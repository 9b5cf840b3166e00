"""The verbs of a conversation: the household writes; a service takes, answers, writes first, passes on, closes."""

from seuil.echanges.services.ecrire import ecrire, poursuivre
from seuil.echanges.services.garder import Propos
from seuil.echanges.services.prendre import laisser, prendre
from seuil.echanges.services.refus import EchangeRefuse, EchangeTenu
from seuil.echanges.services.repondre import clore, confier, ecrire_au_foyer, repondre

__all__ = [
    "EchangeRefuse",
    "EchangeTenu",
    "Propos",
    "clore",
    "confier",
    "ecrire",
    "ecrire_au_foyer",
    "laisser",
    "poursuivre",
    "prendre",
    "repondre",
]
