"""Calendar arithmetic that never invents a day: ends of months, leap days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def ajouter_mois(jour: date, mois: int) -> date:
    """Return the same day `mois` later (earlier when negative), or the last one of a shorter month, of the calendar."""
    annee, rang = divmod(jour.year * 12 + jour.month - 1 + mois, 12)
    if annee > date.max.year:
        return date.max
    dernier = calendar.monthrange(annee, rang + 1)[1]
    return date(annee, rang + 1, min(jour.day, dernier))


def ajouter_jours(jour: date, jours: int) -> date:
    """Return the day `jours` later, or the last one of the calendar."""
    return jour + timedelta(days=min(jours, (date.max - jour).days))


def mois_revolus(debut: date, le: date) -> int:
    """Return the completed months; the last day of a shorter month does not complete one begun on the 31st."""
    return (le.year - debut.year) * 12 + le.month - debut.month - int(le.day < debut.day)


def annees_revolues(naissance: date, le: date) -> int:
    """Return the completed years; one born on 29 February completes them on 1 March of a common year."""
    avant = (le.month, le.day) < (naissance.month, naissance.day)
    return le.year - naissance.year - int(avant)
