"""No act is dated after today: what writes one asks here; who plays days to come says so, and until when."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from django.utils import timezone


class ActeAVenir(ValueError):
    """An act is dated after today."""


_joue_jusqu_au: list[date] = []  # of the whole process: a game played may use threads


def heure_qu_il_est() -> time:
    """Return the time of the clock on the wall, to the minute: what is written in minutes of a session."""
    return timezone.localtime().time().replace(second=0, microsecond=0)


def moment_de(le: date) -> datetime:
    """Return the moment of what is done on a day, at the time of the clock."""
    return timezone.make_aware(datetime.combine(le, heure_qu_il_est()))


def jour_de(moment: datetime) -> date:
    """Return the day that a moment is in, in Paris."""
    return timezone.localdate(moment)


def heure_locale(moment: datetime) -> datetime:
    """Return a moment with the hours of Paris."""
    return timezone.localtime(moment)


def exiger_un_jour_venu(le: date) -> None:
    """Refuse an act dated after today. Raises ActeAVenir."""
    dernier = _joue_jusqu_au[-1] if _joue_jusqu_au else timezone.localdate()
    if le > dernier:
        raise ActeAVenir(f"Le {le:%d/%m/%Y} n’est pas encore venu, nous sommes le {dernier:%d/%m/%Y}.")


@contextmanager
def jouer_jusqu_au(jour: date) -> Iterator[None]:
    """Let acts be dated until ``jour``, and no later: the demonstration, a night confirmed by a person, the tests."""
    _joue_jusqu_au.append(jour)
    try:
        yield
    finally:
        _joue_jusqu_au.pop()
