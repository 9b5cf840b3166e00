"""The week of a desk: whether it is open at a moment, until when, and when it opens next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from seuil.regles.feries import SEMAINE, jours_feries
from seuil.regles.saisie import citer

ABREGES: Final = {jour[:3]: rang for rang, jour in enumerate(SEMAINE)}
_LIGNE: Final = re.compile(r"(?P<de>[a-z]{3})(?:-(?P<a>[a-z]{3}))?(?P<plages>(?: \d{2}:\d{2}-\d{2}:\d{2})+)")
SEMAINE_ENTIERE: Final = 8  # days looked at to find the next opening


class HorairesInvalides(ValueError):
    """A line of hours is not `lun-jeu 08:30-12:00 13:30-17:00`."""


class Etat(StrEnum):
    OUVERT = "ouvert"
    FERME = "ferme"
    INCONNU = "inconnu"


@dataclass(frozen=True, slots=True)
class Plage:
    """An opening of a day of the week (0: Monday)."""

    jour: int
    debut: time
    fin: time


@dataclass(frozen=True, slots=True)
class Ouverture:
    """A desk at a moment: open until ``jusqu_a``, or closed until ``rouvre``; both None when nothing is known."""

    etat: Etat
    jusqu_a: time | None = None
    rouvre: datetime | None = None


def lire_horaires(lignes: Iterable[str]) -> tuple[Plage, ...]:
    """Return the openings that lines of hours say, in order. Raises HorairesInvalides."""
    return tuple(sorted((plage for ligne in lignes for plage in _plages(ligne)), key=lambda une: (une.jour, une.debut)))


def ouverture(plages: tuple[Plage, ...], a: datetime, departement: str) -> Ouverture:
    """Return whether a desk is open at a moment of its own time; a public holiday is closed."""
    if not plages:
        return Ouverture(Etat.INCONNU)
    maintenant = a.time()
    for plage in _du_jour(plages, a.date(), departement):
        if plage.debut <= maintenant < plage.fin:
            return Ouverture(Etat.OUVERT, jusqu_a=plage.fin)
    return Ouverture(Etat.FERME, rouvre=_prochaine(plages, a, departement))


def _prochaine(plages: tuple[Plage, ...], a: datetime, departement: str) -> datetime | None:
    for decalage in range(SEMAINE_ENTIERE):
        jour = a.date() + timedelta(days=decalage)
        for plage in _du_jour(plages, jour, departement):
            debut = datetime.combine(jour, plage.debut, tzinfo=a.tzinfo)
            if debut > a:
                return debut
    return None


def _du_jour(plages: tuple[Plage, ...], jour: date, departement: str) -> list[Plage]:
    if jour in jours_feries(jour.year, departement):
        return []
    return [plage for plage in plages if plage.jour == jour.weekday()]


def _plages(ligne: str) -> Iterable[Plage]:
    lue = _LIGNE.fullmatch(ligne)
    if lue is None or lue["de"] not in ABREGES or (lue["a"] or lue["de"]) not in ABREGES:
        raise HorairesInvalides(f"On attend des horaires comme « lun-jeu 08:30-12:00 », pas {citer(ligne)}.")
    for jour in range(ABREGES[lue["de"]], ABREGES[lue["a"] or lue["de"]] + 1):
        for plage in lue["plages"].split():
            debut, fin = (time.fromisoformat(borne) for borne in plage.split("-"))
            if debut >= fin:
                raise HorairesInvalides(f"Une ouverture finit après son début, pas {citer(plage)}.")
            yield Plage(jour, debut, fin)
