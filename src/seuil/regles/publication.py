"""What a household is told of the demands like its own: their scores, how long the others waited (art. R441-2-17)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_mois, mois_revolus

DIXIEMES: Final = 10


@dataclass(frozen=True, slots=True)
class Tranche:
    """Demands whose score is from `de` to `jusqu_a`, both included; the first and the last may be open (None)."""

    de: int | None
    jusqu_a: int | None
    demandes: int

    def contient(self, points: int) -> bool:
        return (self.de is None or self.de <= points) and (self.jusqu_a is None or points <= self.jusqu_a)


@dataclass(frozen=True, slots=True)
class Position:
    """How many of the demands compared have fewer points, as many, more; they add up to `total`."""

    moins: int
    autant: int
    plus: int

    @property
    def total(self) -> int:
        return self.moins + self.autant + self.plus


@dataclass(frozen=True, slots=True)
class DelaiConstate:
    """Whole months waited: the median, then those that a tenth waited less and a tenth waited more than."""

    median: int
    premier_decile: int
    dernier_decile: int
    nombre: int


def situer(par_score: Mapping[int, int], points: int) -> Position:
    """Return where `points` stand among demands counted by score."""
    moins = sum(nombre for score, nombre in par_score.items() if score < points)
    plus = sum(nombre for score, nombre in par_score.items() if score > points)
    return Position(moins, par_score.get(points, 0), plus)


def est_publiable(par_score: Mapping[int, int], le: date) -> bool:
    """Say whether there are enough demands for a distribution to point at nobody."""
    return sum(par_score.values()) >= int(bareme("publication", le).contenu["distribution"]["demandes_minimum"])


def distribuer(par_score: Mapping[int, int], le: date) -> tuple[Tranche, ...]:
    """Return the demands by tiers of scores from zero; past the last tier it is open, under zero there is one more."""
    regle = bareme("publication", le).contenu["distribution"]
    pas, maximum = int(regle["points_par_tranche"]), int(regle["tranches_maximum"])
    nombre = min(maximum, max(0, *par_score) // pas + 1)
    bornes: list[tuple[int | None, int | None]] = [(rang * pas, (rang + 1) * pas - 1) for rang in range(nombre)]
    if nombre == maximum:
        bornes[-1] = (bornes[-1][0], None)
    if min(par_score) < 0:
        bornes.insert(0, (None, -1))
    return tuple(_tranche(par_score, de, jusqu_a) for de, jusqu_a in bornes)


def mois_observes(le: date) -> int:
    """Return over how many months the attributions are observed."""
    return int(bareme("publication", le).contenu["delai_constate"]["mois_observes"])


def observe_depuis(le: date) -> date:
    """Return the day after which the attributions are observed."""
    return ajouter_mois(le, -mois_observes(le))


def constater(attentes: Iterable[tuple[date, date]], le: date) -> DelaiConstate | None:
    """Return the delay observed from the days of reception and attribution; None when they are too few."""
    mois = sorted(mois_revolus(recue, attribuee) for recue, attribuee in attentes)
    if len(mois) < int(bareme("publication", le).contenu["delai_constate"]["attributions_minimum"]):
        return None
    return DelaiConstate(_quantile(mois, 5), _quantile(mois, 1), _quantile(mois, 9), len(mois))


def _tranche(par_score: Mapping[int, int], de: int | None, jusqu_a: int | None) -> Tranche:
    vide = Tranche(de, jusqu_a, 0)
    return replace(vide, demandes=sum(nombre for score, nombre in par_score.items() if vide.contient(score)))


def _quantile(tries: list[int], dixiemes: int) -> int:
    """Return the smallest value that `dixiemes` tenths of the values do not exceed."""
    rang = -(-len(tries) * dixiemes // DIXIEMES)
    return tries[max(0, rang - 1)]
