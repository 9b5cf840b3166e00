"""When a task falls due: pure arithmetic on the clock of Paris, whatever was late, frozen or set back.

A due time (`echeance`) names what is to be done, not when it is done: the first instant of a day of Paris, or the
first instant of an hour or of a minute. Midnight of Paris exists once each day, so that the nights when the hour
changes have one due time like the others.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

JOUR = timedelta(days=1)
HEURE = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ChaqueJour:
    """Each day, from an hour of Paris on. ``rejoue``: each day that was missed is played, in order; else the last one.

    ``memoire`` is None: what was done of each day is kept for ever.
    """

    depuis: time
    rejoue: bool
    memoire: timedelta | None = None

    @property
    def dit(self) -> str:
        return f"chaque jour à partir de {_heure(self.depuis)}"

    def dues(self, faite: datetime | None, maintenant: datetime) -> list[datetime]:
        """Return the due times since the last one done, oldest first; a task never done begins today."""
        aujourdhui = timezone.localdate(maintenant)
        dernier = aujourdhui if self._est_l_heure(maintenant) else aujourdhui - JOUR
        premier = aujourdhui if faite is None else timezone.localdate(faite) + JOUR
        jours = [premier + JOUR * rang for rang in range((dernier - premier).days + 1)]
        return [minuit(jour) for jour in (jours if self.rejoue else jours[-1:])]

    def prochaine(self, maintenant: datetime) -> datetime:
        """Return when the next due time comes, once nothing is due."""
        aujourdhui = timezone.localdate(maintenant)
        jour = aujourdhui + JOUR if self._est_l_heure(maintenant) else aujourdhui
        return timezone.make_aware(datetime.combine(jour, self.depuis))

    def retard(self, faite: datetime | None, maintenant: datetime) -> str:
        """Return how many days wait, in words; nothing when none does, or before the first one."""
        return _nombre(0 if faite is None else len(self.dues(faite, maintenant)), "jour")

    def _est_l_heure(self, maintenant: datetime) -> bool:
        return timezone.localtime(maintenant).time() >= self.depuis


@dataclass(frozen=True, slots=True)
class Periode:
    """Each hour or each minute: one run covers all that was missed, and none comes twice in the same one."""

    dit: str
    unite: str
    duree: timedelta
    memoire: timedelta

    def dues(self, faite: datetime | None, maintenant: datetime) -> list[datetime]:
        """Return the current hour or minute, unless it is the last one done."""
        courante = self._debut(maintenant)
        return [] if faite is not None and faite.astimezone(UTC) == courante else [courante]

    def prochaine(self, maintenant: datetime) -> datetime:
        """Return when the next one begins."""
        return self._debut(maintenant) + self.duree

    def retard(self, faite: datetime | None, maintenant: datetime) -> str:
        """Return how many were missed, in words; the current one is not missed yet."""
        manquees = 0 if faite is None else (self._debut(maintenant) - faite) // self.duree - 1
        return _nombre(max(0, manquees), self.unite)

    def _debut(self, maintenant: datetime) -> datetime:
        instant = maintenant.astimezone(UTC).replace(second=0, microsecond=0)
        return instant if self.duree == MINUTE else instant.replace(minute=0)


Rythme = ChaqueJour | Periode
CHAQUE_HEURE = Periode("chaque heure", "heure", HEURE, memoire=31 * JOUR)
CHAQUE_MINUTE = Periode("chaque minute", "minute", MINUTE, memoire=HEURE)


def minuit(jour: date) -> datetime:
    """Return the first instant of a day of Paris."""
    return timezone.make_aware(datetime.combine(jour, time.min))


def _heure(heure: time) -> str:
    return f"{heure.hour} h {heure.minute:02}"


def _nombre(combien: int, unite: str) -> str:
    return f"{combien} {unite}{'s' * (combien > 1)}" if combien else ""
