"""Public holidays of a year and a département, and the first day on which a delay may end (code du travail L3133-1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from dateutil.easter import easter

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_jours

SEMAINE: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def jours_feries(annee: int, departement: str) -> dict[date, str]:
    """Return the public holidays of a year in a département, with their names (L3133-1, L3134-13).

    Raises BaremeInconnu before the first table.
    """
    return dict(_feries(annee, departement))


def premier_jour_ouvre(jour: date, departement: str) -> date:
    """Return that day, or the first one after it that is neither a weekly rest nor a public holiday."""
    while est_chome(jour, departement):
        jour = ajouter_jours(jour, 1)
    return jour


def est_chome(jour: date, departement: str) -> bool:
    """Say whether a day is a Saturday, a Sunday or a public holiday there."""
    repos = bareme("feries", jour).contenu["semaine"]["repos"]
    return SEMAINE[jour.weekday()] in repos or jour in _feries(jour.year, departement)


@lru_cache(maxsize=512)
def _feries(annee: int, departement: str) -> Mapping[date, str]:
    lignes = bareme("feries", date(annee, 1, 1)).contenu["feries"]
    return {
        _jour(ligne, annee): str(ligne["nom"])
        for ligne in lignes
        if departement in ligne.get("departements", [departement])
    }


def _jour(ligne: Mapping[str, Any], annee: int) -> date:
    if "date" in ligne:
        return date.fromisoformat(f"{annee:04d}-{ligne['date']}")
    return ajouter_jours(easter(annee), ligne["apres_paques"])
