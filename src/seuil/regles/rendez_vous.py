"""When a household may ask for an appointment: what its town decided, counted on its demand and its earlier ones."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seuil.regles.calendrier import ajouter_jours, ajouter_mois


class Obstacle(StrEnum):
    DEJA_EU = "deja_eu"
    TROP_TOT = "trop_tot"
    TROP_RAPPROCHE = "trop_rapproche"


@dataclass(frozen=True, slots=True)
class Regle:
    """What a town decided of one kind of appointment; 0 month: no such rule. ``minutes``: of a slot, unless said.

    ``reception_mois``: the longest wait of who asked, 0 when nothing sets it.
    """

    minutes: int
    est_unique: bool = False
    anciennete_mois: int = 0
    intervalle_mois: int = 0
    reception_mois: int = 0


@dataclass(frozen=True, slots=True)
class Empechement:
    """Why not now; ``des``: the first day on which it is possible, None when it never is again."""

    obstacle: Obstacle
    des: date | None


def empechement(regle: Regle, recue_le: date, tenus: Collection[date], le: date) -> Empechement | None:
    """Return what forbids to ask on a day, None when nothing does; ``tenus``: the days of those that took place."""
    if regle.est_unique and tenus:
        return Empechement(Obstacle.DEJA_EU, None)
    ancienne = _plus_de(recue_le, regle.anciennete_mois) if regle.anciennete_mois else recue_le
    rapprochee = ajouter_mois(max(tenus), regle.intervalle_mois) if tenus and regle.intervalle_mois else le
    des = max(ancienne, rapprochee)
    if le >= des:
        return None
    return Empechement(Obstacle.TROP_TOT if des == ancienne else Obstacle.TROP_RAPPROCHE, des)


def recevoir_avant_le(demande_le: date, regle: Regle) -> date | None:
    """Return the last day to receive who asked (art. L441-2-8), None when nothing sets one."""
    return ajouter_mois(demande_le, regle.reception_mois) if regle.reception_mois else None


def _plus_de(debut: date, mois: int) -> date:
    """Return the first day on which something dates from more than so many months."""
    return ajouter_jours(ajouter_mois(debut, mois), 1)
