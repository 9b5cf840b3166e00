"""The verbs of the offer and of the lease."""

from seuil.baux.services.condition import ConditionRefusee, constater_la_condition_tombee, lever_la_condition
from seuil.baux.services.finir import (
    PassageInfonde,
    constater_silence,
    passer_au_suivant,
    passer_le_rang,
    retirer_la_demande,
)
from seuil.baux.services.noter import Suite, noter_la_reponse
from seuil.baux.services.offrir import AucunCandidat, ConditionEnAttente, OffreEnCours, offrir
from seuil.baux.services.recevoir import Dite, ReponseTardive
from seuil.baux.services.remettre import compter_le_delai, noter_la_remise
from seuil.baux.services.repondre import accepter, refuser
from seuil.baux.services.rouvrir import LogementRetenu
from seuil.baux.services.signer import AssuranceManquante, signer

__all__ = [
    "AssuranceManquante",
    "AucunCandidat",
    "ConditionEnAttente",
    "ConditionRefusee",
    "Dite",
    "LogementRetenu",
    "OffreEnCours",
    "PassageInfonde",
    "ReponseTardive",
    "Suite",
    "accepter",
    "compter_le_delai",
    "constater_la_condition_tombee",
    "constater_silence",
    "lever_la_condition",
    "noter_la_remise",
    "noter_la_reponse",
    "offrir",
    "passer_au_suivant",
    "passer_le_rang",
    "refuser",
    "retirer_la_demande",
    "signer",
]
