"""The verbs of a letter without an answer, and of a contest."""

from seuil.radiations.services.avertir import avertir, noter_l_avertissement
from seuil.radiations.services.contester import (
    ContestationRefusee,
    accepter_la_contestation,
    constater_la_reintegration,
    contester,
    refuser_la_contestation,
)
from seuil.radiations.services.ecrire import ecrire_les_lettres
from seuil.radiations.services.interroger import interroger
from seuil.radiations.services.lever import constater_la_reponse, lever, ne_plus_attendre
from seuil.radiations.services.radier import radier
from seuil.radiations.services.refus import InterrogationRefusee

__all__ = [
    "ContestationRefusee",
    "InterrogationRefusee",
    "accepter_la_contestation",
    "avertir",
    "constater_la_reintegration",
    "constater_la_reponse",
    "contester",
    "ecrire_les_lettres",
    "interroger",
    "lever",
    "ne_plus_attendre",
    "noter_l_avertissement",
    "radier",
    "refuser_la_contestation",
]
