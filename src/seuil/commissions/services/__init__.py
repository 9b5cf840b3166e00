"""The verbs of the commission."""

from seuil.commissions.services.clore import clore
from seuil.commissions.services.convoquer import convoquer, inscrire
from seuil.commissions.services.decider import DecisionImpossible, Vote, decider, reporter
from seuil.commissions.services.ouvrir import SeanceImpossible, ouvrir

__all__ = [
    "DecisionImpossible",
    "SeanceImpossible",
    "Vote",
    "clore",
    "convoquer",
    "decider",
    "inscrire",
    "ouvrir",
    "reporter",
]
