"""What keeps a demand from a dwelling, written once: plain Python on its narrow row, SQL through the tracer.

Each rule says when it refuses. An amount that nobody gave (`INCONNU`) and a ceiling that no source gives refuse nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Any, Final

from seuil.regles.criteres.declaration import INCONNU
from seuil.regles.effort import Depense, en_milliemes, trop_lourd
from seuil.regles.menage import CATEGORIE_MAXIMALE, Categorie
from seuil.regles.plafonds import Financement, PlafondInconnu, depasse, financement_du_plafond, plafond
from seuil.regles.traceur import Colonne
from seuil.regles.zonage import Zone, zone

EUROS_MAXIMUM: Final = 100_000_000
PERSONNES_MAXIMUM: Final = 100
COLONNES: Final = MappingProxyType(
    {
        "echeance": Colonne(date),
        "categorie": Colonne(int, 1, CATEGORIE_MAXIMALE),
        "personnes_en_plus": Colonne(int, 0, PERSONNES_MAXIMUM),
        "revenu": Colonne(int, INCONNU, EUROS_MAXIMUM),
        "revenu_mensuel": Colonne(int, 0, EUROS_MAXIMUM),
        "aide": Colonne(int, 0, EUROS_MAXIMUM),
        "fauteuil": Colonne(bool),
    }
)
Refus = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Pretention:
    """The narrow row of a demand: amounts in whole euros a year or a month, `INCONNU` for an income not given."""

    echeance: date
    categorie: int
    personnes_en_plus: int
    revenu: int
    revenu_mensuel: int
    aide: int
    fauteuil: bool


@dataclass(frozen=True, slots=True)
class Exigences:
    """What a dwelling asks on a day: `taux_effort_maximum` in percent, None where the territory sets none."""

    commune: str
    financement: str
    depense: Depense
    accessible_fauteuil: bool | None
    taux_effort_maximum: Decimal | None


def refus(exigences: Exigences, le: date) -> Mapping[str, Refus]:
    """Return the rules this dwelling asks, in the order of the law: each takes a row and says whether it refuses."""
    regles: dict[str, Refus | None] = {
        "validite": lambda ligne: perimee(ligne.echeance, le),
        "plafond": _plafond(exigences, le),
        "accessibilite": (lambda ligne: ligne.fauteuil) if exigences.accessible_fauteuil is False else None,
        "taux_effort": _effort(exigences),
    }
    return MappingProxyType({nom: regle for nom, regle in regles.items() if regle is not None})


def perimee(echeance: Any, le: date) -> Any:
    """Say whether a demand has ceased to be valid (art. R441-2-7): its last day still counts."""
    return echeance < le


def _plafond(exigences: Exigences, le: date) -> Refus | None:
    try:
        financement = financement_du_plafond(exigences.financement, le)
    except PlafondInconnu:
        return None
    if financement is Financement.PLI:
        return None
    lieu = zone(exigences.commune, le)
    connus = [(rang, _montant(rang, financement, lieu, le)) for rang in range(1, CATEGORIE_MAXIMALE)]
    montants = {rang: montant for rang, montant in connus if montant is not None}
    derniere = _montant(CATEGORIE_MAXIMALE, financement, lieu, le)
    suivante = _montant(CATEGORIE_MAXIMALE, financement, lieu, le, en_plus=1)
    if not montants and derniere is None:
        return None

    def au_dessus(ligne: Any) -> Any:
        tests = [(ligne.categorie == rang) & depasse(ligne.revenu, montant) for rang, montant in montants.items()]
        if derniere is not None:
            tests.append(_au_dessus_de_la_derniere(ligne, derniere, suivante))
        return reduce(or_, tests)

    return au_dessus


def _au_dessus_de_la_derniere(ligne: Any, derniere: int, suivante: int | None) -> Any:
    """Compare with the last category: every person more raises its ceiling by the same amount."""
    en_dernier = ligne.categorie == CATEGORIE_MAXIMALE
    if suivante is None:
        return en_dernier & (ligne.personnes_en_plus == 0) & depasse(ligne.revenu, derniere)
    return en_dernier & depasse(ligne.revenu, derniere + ligne.personnes_en_plus * (suivante - derniere))


def _montant(rang: int, financement: Financement, lieu: Zone, le: date, *, en_plus: int = 0) -> int | None:
    try:
        return plafond(Categorie(rang, en_plus), financement, lieu, le=le)
    except PlafondInconnu:
        return None


def _effort(exigences: Exigences) -> Refus | None:
    if exigences.taux_effort_maximum is None:
        return None
    brute, maximum = int(exigences.depense.brute * 100), en_milliemes(exigences.taux_effort_maximum)
    return lambda ligne: trop_lourd(brute - ligne.aide * 100, ligne.revenu_mensuel, maximum)
