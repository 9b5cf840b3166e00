"""Free words that minutes print: neither a ground that the law forbids, nor the name of a candidate."""

import unicodedata
from datetime import date

from seuil.commissions.models import Point
from seuil.regles.mots_interdits import alerte

LETTRES_D_UN_NOM = 3  # shorter names are words of every day


def a_redire(point: Point, mots: str, le: date) -> str:
    """Return what is wrong with words that the minutes of a dwelling print, "" when nothing is."""
    a_revoir = alerte(mots, le)
    if not a_revoir.est_oui:
        return f"{a_revoir.motif} Réécrivez-les : le procès-verbal les dira."
    return nom_de_candidat(point, mots)


def nom_de_candidat(point: Point, mots: str) -> str:
    """Return a refusal when words name a candidate of the dwelling, gone or not: minutes know numbers and initials."""
    dits = set(_mots(mots))
    proposees = point.vacance.candidatures.select_related("demande").prefetch_related("demande__personnes")
    for candidature in proposees if dits else ():
        nom = candidature.demande.titulaire.nom
        lus = _mots(nom)
        if len(nom) >= LETTRES_D_UN_NOM and lus and set(lus) <= dits:
            return f"Le procès-verbal ne nomme aucun candidat : écrivez « le foyer » au lieu de « {nom} »."
    return ""


def _mots(texte: str) -> list[str]:
    simple = unicodedata.normalize("NFKD", texte.lower())
    nu = "".join(signe if signe.isalnum() else " " for signe in simple if not unicodedata.combining(signe))
    return nu.split()
