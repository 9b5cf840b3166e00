"""The verbs of the safe: keep, receive, analyse, erase, turn the key."""

from seuil.documents.requetes import NonAnalysee
from seuil.documents.services.analyser import analyser_les_attentes
from seuil.documents.services.conserver import conserver
from seuil.documents.services.effacer import effacer_maintenant, purger_les_isoles
from seuil.documents.services.recevoir import Recu, controler, deposer, recevoir
from seuil.documents.services.tourner import tourner_la_cle

__all__ = [
    "NonAnalysee",
    "Recu",
    "analyser_les_attentes",
    "conserver",
    "controler",
    "deposer",
    "effacer_maintenant",
    "purger_les_isoles",
    "recevoir",
    "tourner_la_cle",
]
