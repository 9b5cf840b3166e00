"""The income retained against the ceilings (art. R441-1 CCH, arrêté du 29 juillet 1987)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seuil.regles.baremes import bareme
from seuil.regles.menage import Lien


def annee_n2(le: date) -> int:
    """Return the year of the incomes that the ceilings look at: two years before."""
    return le.year - 2


class Periode(StrEnum):
    N2 = "n2"
    N1 = "n1"
    DOUZE_MOIS = "douze_mois"


@dataclass(frozen=True, slots=True)
class Ressources:
    """The household's yearly incomes in euros; None is an income nobody has given yet."""

    n2: int | None
    n1: int | None = None
    douze_mois: int | None = None
    ehpad_depense: int = 0
    ehpad_personnes: int = 0


@dataclass(frozen=True, slots=True)
class Avis:
    """The tax incomes of one person; the shared notice of a couple is given with each one's own share."""

    lien: Lien
    n2: int | None
    n1: int | None = None


@dataclass(frozen=True, slots=True)
class RevenuRetenu:
    """What is compared with the ceilings; `montant` is None while N-2 is unknown."""

    montant: int | None
    periode: Periode
    deduction: int
    n2: int | None
    inconnues: tuple[Periode, ...]
    seuil_de_baisse: int | None
    baisse_pourcent: int


def additionner(avis: Iterable[Avis], *, separation: bool = False) -> Ressources:
    """Return the household's incomes: everyone's, or the demandeur's share alone during a separation (art. L441-1).

    One unknown amount makes the sum unknown.
    """
    retenus = [un for un in avis if not separation or un.lien is not Lien.CONJOINT]
    return Ressources(n2=_somme(un.n2 for un in retenus), n1=_somme(un.n1 for un in retenus))


def baisse_comptee(le: date) -> int:
    """Return by how many per cent an income must have fallen, at least, for the later one to count (art. R441-1)."""
    return int(bareme("ressources", le).contenu["revenu"]["baisse_pourcent"])


def revenu_retenu(ressources: Ressources, le: date) -> RevenuRetenu:
    """Return the N-2 income, or the lowest later one when it fell by the required share or more."""
    regles = bareme("ressources", le).contenu["revenu"]
    plafond_ehpad = ressources.ehpad_personnes * regles["ehpad_par_personne"]
    deduction = min(ressources.ehpad_depense, plafond_ehpad)
    posterieurs = {Periode.N1: ressources.n1, Periode.DOUZE_MOIS: ressources.douze_mois}
    inconnues = tuple(periode for periode, montant in posterieurs.items() if montant is None)
    baisse = baisse_comptee(le)
    if ressources.n2 is None:
        return RevenuRetenu(None, Periode.N2, deduction, None, (Periode.N2, *inconnues), None, baisse)
    seuil = ressources.n2 * (100 - baisse) // 100
    candidats = [(montant, periode) for periode, montant in posterieurs.items() if montant is not None]
    montant, periode = min(
        [candidat for candidat in candidats if candidat[0] <= seuil], default=(ressources.n2, Periode.N2)
    )
    return RevenuRetenu(max(0, montant - deduction), periode, deduction, ressources.n2, inconnues, seuil, baisse)


def _somme(montants: Iterable[int | None]) -> int | None:
    total = 0
    for montant in montants:
        if montant is None:
            return None
        total += montant
    return total
