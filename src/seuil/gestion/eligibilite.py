"""What the law answers to a household: the ceilings, the priority publics."""

from datetime import date
from typing import Any

from seuil.demandes import faits
from seuil.demandes.models import Demande
from seuil.demandes.publics import publics
from seuil.regles.baremes import BaremeInconnu
from seuil.regles.controle_menage import MenageInvalide
from seuil.regles.eligibilite import Eligibilite, eligibilite
from seuil.regles.zonage import CommuneInconnue


def ouverts(demande: Demande, *, tout_voir: bool, le: date) -> dict[str, Any]:
    """Return the verdict of each ceiling in the first wished commune, and the publics, a protected one without its
    name unless ``tout_voir``."""
    return {"publics": publics(demande, le=le, tout_voir=tout_voir), **_plafonds(demande, le)}


def _plafonds(demande: Demande, le: date) -> dict[str, Any]:
    premiere = demande.souhaits.all()[0].commune
    try:
        jugee = eligibilite(faits.menage(demande), faits.ressources(demande), premiere.pk, le=le)
    except (MenageInvalide, CommuneInconnue, BaremeInconnu) as inconnu:
        return {"verdicts": [], "raisons": [str(inconnu)], "commune": premiere}
    return {"verdicts": _verdicts(jugee), "raisons": jugee.motifs, "commune": premiere}


def _verdicts(jugee: Eligibilite) -> list[dict[str, str]]:
    return [
        {"financement": financement.value, "reponse": verdict.reponse.value}
        for financement, verdict in jugee.verdicts.items()
    ]
