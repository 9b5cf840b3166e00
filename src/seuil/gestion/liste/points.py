"""Demands by their points in a territory: its scores are one narrow table that no index sorts, read from the top."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from seuil.cotation.requetes import cotations_ici
from seuil.gestion.liste.ensembles import Ensemble
from seuil.gestion.liste.suites import Cles, Suite
from seuil.territoires.models import Territoire

LOT_AU_PLUS: Final = 5_000


@dataclass(frozen=True, slots=True)
class SuiteDesPoints:
    """Scored demands. The whole table is sorted, then a few rows of it are looked at, until the page is full."""

    ensemble: Ensemble
    ou: Territoire
    croissant: bool

    def lire(self, nombre: int, depuis: Cles | None, *, arriere: bool) -> list[int]:
        """Return the keys of the demands that follow a position, or precede it, the nearest first."""
        if self.ensemble.cles is not None:
            return self._suite(Q(demande__in=self.ensemble.cles)).lire(nombre, depuis, arriere=arriere)
        lues: list[int] = []
        lot, toutes = 2 * nombre, self._suite(Q())
        while len(lues) < nombre:
            cotees = toutes.lignes(lot, depuis, arriere=arriere)
            siennes = set(
                self.ensemble.demandes.filter(pk__in=[cles[-1] for cles in cotees]).values_list("pk", flat=True)
            )
            lues += [cles[-1] for cles in cotees if cles[-1] in siennes]
            if len(cotees) < lot:
                break
            lot, depuis = min(8 * lot, LOT_AU_PLUS), cotees[-1]
        return lues[:nombre]

    def parcourir(self) -> Iterator[int]:
        """Yield every scored demand in its order."""
        yield from self._suite(self.ensemble.condition).parcourir()

    def position(self, demande: int) -> Cles | None:
        """Return the keys of a demand, None when it is not there."""
        return self._suite(self.ensemble.condition).position(demande)

    def _suite(self, condition: Q) -> Suite:
        return Suite(cotations_ici(self.ou).filter(condition), ("total", "demande_id"), self.croissant)
