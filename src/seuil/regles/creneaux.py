"""The slots of a desk: hours on its wall, cut in equal parts; an hour that the day does not have is no slot."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from seuil.regles.calendrier import ajouter_jours

UN_JOUR = 1


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A weekday (0: Monday) on which somebody receives, in the hours of the wall, from a day and until another."""

    jour: int
    de: time
    a: time
    minutes: int
    du: date
    au: date | None = None

    def vaut(self, le: date) -> bool:
        return self.jour == le.weekday() and self.du <= le and (self.au is None or le <= self.au)


@dataclass(frozen=True, slots=True, order=True)
class Creneau:
    """A moment to receive: both ends in the zone of the desk, so that they say the hour of its wall."""

    debut: datetime
    fin: datetime


def creneaux(
    recurrence: Recurrence, zone: ZoneInfo, *, du: date, au: date, fermes: Collection[date] = ()
) -> Iterator[Creneau]:
    """Yield the slots of an opening from a day to another, both included, in order.

    ``fermes``: days without any. None in the hour lost in March; that of October is taken once.
    """
    jour = du
    while jour <= au:
        if recurrence.vaut(jour) and jour not in fermes:
            yield from _du_jour(recurrence, zone, jour)
        jour = ajouter_jours(jour, UN_JOUR)


def existe(mur: datetime, zone: ZoneInfo) -> bool:
    """Say whether an hour of the wall is one that the day has there."""
    revenue = mur.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return revenue.replace(tzinfo=None) == mur.replace(tzinfo=None)


def _du_jour(recurrence: Recurrence, zone: ZoneInfo, jour: date) -> Iterator[Creneau]:
    duree, ferme = timedelta(minutes=recurrence.minutes), datetime.combine(jour, recurrence.a)
    mur = datetime.combine(jour, recurrence.de)
    libre = mur.replace(tzinfo=zone).astimezone(UTC)  # one that spans the lost hour ends later on the wall
    while mur + duree <= ferme:
        debut = mur.replace(tzinfo=zone)
        if existe(mur, zone) and debut.astimezone(UTC) >= libre:
            libre = debut.astimezone(UTC) + duree
            yield Creneau(debut, libre.astimezone(zone))
        mur += duree
