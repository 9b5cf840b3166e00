"""The thresholds of one run: every date and number that rules compare facts to, bound once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from seuil.regles.calendrier import ajouter_mois
from seuil.regles.criteres.parametres import ParametreCotation, parametres_cotation


class SeuilInconnu(LookupError):
    """A rule reads a threshold that neither the law nor the grid gives."""


class Contexte:
    """`c.taux_effort_maximal` is a number; `c.il_y_a_age_jeune` is the day that many years before the run."""

    def __init__(self, le: date, parametres: Mapping[str, int]) -> None:
        self.le = le
        for connu in parametres_cotation(le).values():
            valeur = parametres.get(connu.nom, connu.valeur)
            if valeur is not None:
                setattr(self, connu.attribut, _seuil(connu, valeur, le))

    def __getattr__(self, nom: str) -> Any:
        raise SeuilInconnu(f"le seuil « {nom.removeprefix('il_y_a_')} » n’est donné ni par la loi ni par la grille")


def il_y_a_n_mois(le: date, mois: int) -> date:
    """Return the same day `mois` earlier, or the last day of a shorter month; never before year 1."""
    premier = (le.year - 1) * 12 + le.month - 1
    return ajouter_mois(le, -min(mois, premier))


def il_y_a_n_ans(le: date, annees: int) -> date:
    return il_y_a_n_mois(le, annees * 12)


def _seuil(parametre: ParametreCotation, valeur: int, le: date) -> int | date:
    if parametre.nature == "entier":
        return valeur
    return il_y_a_n_mois(le, valeur) if parametre.nature == "mois" else il_y_a_n_ans(le, valeur)
