"""How near two dates of birth are, as papers, households and clerks say them."""

from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from seuil.demandes.controle.noms import CACHE
from seuil.demandes.nomenclatures import Precision

GENERATION: Final = 15  # years from which another decade is a parent rather than a slip
PRESUMES: Final = {(1, 1), (31, 12)}  # the days that registers write when only the year is known
ESTIMATION: Final = 1  # years by which an age that was estimated may be wrong


class Ecart(Enum):
    """From the nearest to the farthest."""

    AUCUN = "aucun"
    INVERSION = "inversion"
    MOIS_CONNU = "mois_connu"
    CHIFFRE = "chiffre"
    JOUR = "jour"
    ANNEE_CONNUE = "annee_connue"
    MOIS = "mois"
    ANNEE = "annee"
    ESTIMEE = "estimee"
    AUTRE = "autre"


@lru_cache(CACHE)
def ecart(une: date, autre: date, *, precisions: tuple[str, str]) -> Ecart:
    """Return how two births differ; ``precisions`` says what is known of each (Precision)."""
    if (moins := _le_moins_connu(une, autre, precisions)) is not Precision.JOUR:
        return _moins_connue(une, autre, moins, estimations=precisions.count(Precision.ANNEE))
    if une == autre:
        return Ecart.AUCUN
    if (une.day, une.month, une.year) == (autre.month, autre.day, autre.year):
        return Ecart.INVERSION
    if _un_chiffre(une, autre):
        return Ecart.CHIFFRE
    if une.year == autre.year:
        if une.month == autre.month:
            return Ecart.JOUR
        return Ecart.MOIS if une.day == autre.day else Ecart.AUTRE
    if (une.day, une.month) == (autre.day, autre.month) and abs(une.year - autre.year) == 1:
        return Ecart.ANNEE
    return Ecart.AUTRE


def _le_moins_connu(une: date, autre: date, precisions: tuple[str, str]) -> Precision:
    """A presumed day may stand for an unknown one, when the other date is another day of the year."""
    if Precision.ANNEE in precisions:
        return Precision.ANNEE
    if une != autre and any((jour.day, jour.month) in PRESUMES for jour in (une, autre)) and une.year == autre.year:
        return Precision.ANNEE
    return Precision.MOIS if Precision.MOIS in precisions else Precision.JOUR


def _moins_connue(une: date, autre: date, moins: Precision, *, estimations: int) -> Ecart:
    """``estimations``: how many of the two say the year only; each may be a year wrong."""
    if une.year != autre.year:
        return Ecart.ESTIMEE if abs(une.year - autre.year) <= ESTIMATION * estimations else Ecart.AUTRE
    if moins is Precision.ANNEE:
        return Ecart.ANNEE_CONNUE
    return Ecart.MOIS_CONNU if une.month == autre.month else Ecart.AUTRE


def _un_chiffre(une: date, autre: date) -> bool:
    """One digit typed for another, or two neighbours crossed, in the same part of the date."""
    parties = [(f"{lue.day:02}", f"{lue.month:02}", f"{lue.year}") for lue in (une, autre)]
    differentes = [(dite, autre_dite) for dite, autre_dite in zip(*parties, strict=True) if dite != autre_dite]
    if len(differentes) != 1 or OSA.distance(*differentes[0]) != 1:
        return False
    dite, autre_dite = differentes[0]
    croisee = sorted(dite) == sorted(autre_dite)
    return croisee or abs(une.year - autre.year) < GENERATION
