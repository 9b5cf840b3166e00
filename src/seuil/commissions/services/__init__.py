"""The verbs of the commission."""

from seuil.commissions.services.clore import clore
from seuil.commissions.services.composer import (
    ReglementInterieur,
    changer_le_reglement,
    creer_une_commission,
    nommer_un_membre,
    retirer_un_membre,
)
from seuil.commissions.services.convoquer import annuler, convoquer, deplacer, desinscrire, inscrire
from seuil.commissions.services.decider import decider
from seuil.commissions.services.justifier import justifier_l_insuffisance
from seuil.commissions.services.notifier import notifier, notifier_le_report
from seuil.commissions.services.ouvrir import SeanceImpossible, ouvrir
from seuil.commissions.services.radier import noter_l_avertissement, radier
from seuil.commissions.services.relire import relire
from seuil.commissions.services.reporter import reporter, reporter_le_logement
from seuil.commissions.services.revenir import revenir
from seuil.commissions.services.tenir import deporter, lever_le_deport, noter_un_mouvement, presider
from seuil.commissions.services.vote import DecisionImpossible, Vote

__all__ = [
    "DecisionImpossible",
    "ReglementInterieur",
    "SeanceImpossible",
    "Vote",
    "annuler",
    "changer_le_reglement",
    "clore",
    "convoquer",
    "creer_une_commission",
    "decider",
    "deplacer",
    "deporter",
    "desinscrire",
    "inscrire",
    "justifier_l_insuffisance",
    "lever_le_deport",
    "nommer_un_membre",
    "noter_l_avertissement",
    "noter_un_mouvement",
    "notifier",
    "notifier_le_report",
    "ouvrir",
    "presider",
    "radier",
    "relire",
    "reporter",
    "reporter_le_logement",
    "retirer_un_membre",
    "revenir",
]
