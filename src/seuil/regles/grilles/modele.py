"""A grid as read: lines that weigh criteria, rubrics that add or keep the most favourable, one bit per truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from seuil.regles.criteres import Critere

SOMME: Final = "somme"
MAX: Final = "max"
ENTIER_16: Final = 32_767
BITS_MAXIMUM: Final = 63


@dataclass(frozen=True, slots=True)
class Tranche:
    """Points from `de` (included) to `jusqu_a` (excluded); None is open."""

    de: int | None
    jusqu_a: int | None
    points: int
    libelle: str


@dataclass(frozen=True, slots=True)
class Rubrique:
    code: str
    libelle: str
    cumul: str


@dataclass(frozen=True, eq=False)
class LigneGrille:
    """One weighed criterion: `points` alone, `tranches`, or `points` for each `par` units up to `plafond` points.

    `bit` is the place of its first truth in the mask; `rang` the place of its count among the stored quantities.
    """

    critere: Critere
    libelle: str
    rubrique: Rubrique
    points: int
    tranches: tuple[Tranche, ...]
    par: int
    plafond: int
    fige_au: date | None
    exclut: tuple[str, ...]
    si: tuple[str, ...]
    compte_si_provisoire: bool
    est_active: bool
    bit: int
    rang: int | None

    @cached_property
    def code(self) -> str:
        return self.critere.code

    @cached_property
    def bits(self) -> int:
        return max(1, len(self.tranches))

    @cached_property
    def unites(self) -> int:
        """Return how many units can count before the cap; zero when the line is not counted by unit."""
        return self.plafond // self.points if self.par else 0

    @cached_property
    def poids(self) -> tuple[int, ...]:
        """Return the points of each condition of the line, in order: tiers, then one per unit, or one alone."""
        if self.tranches:
            return tuple(tranche.points for tranche in self.tranches)
        return (self.points,) * max(1, self.unites)


@dataclass(frozen=True, eq=False)
class Grille:
    """One version of a territory's grid; `empreinte` is the SHA-256 of the text it was read from."""

    territoire: str
    nom: str
    version: str
    date_debut: date
    date_fin: date | None
    deliberation: str
    deliberation_malus: str
    source: str
    est_fictive: bool
    parametres: tuple[tuple[str, int], ...]
    lignes: tuple[LigneGrille, ...]
    empreinte: str
    texte: str

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Grille) and autre.empreinte == self.empreinte

    def __hash__(self) -> int:
        return hash(self.empreinte)

    @cached_property
    def rangs(self) -> dict[str, int]:
        """Return the index of each line by the code of its criterion."""
        return {ligne.code: index for index, ligne in enumerate(self.lignes)}

    @cached_property
    def lignes_actives(self) -> tuple[LigneGrille, ...]:
        return tuple(ligne for ligne in self.lignes if ligne.est_active)

    @cached_property
    def bits(self) -> int:
        return sum(ligne.bits for ligne in self.lignes)

    @cached_property
    def quantites(self) -> tuple[LigneGrille, ...]:
        """Return the lines counted by unit, in the order of the stored quantities."""
        return tuple(ligne for ligne in self.lignes if ligne.rang is not None)

    @cached_property
    def est_additive(self) -> bool:
        """Say whether points only add up: no condition, no exclusion, no rubric that keeps the best."""
        return not any(ligne.si or ligne.exclut or ligne.rubrique.cumul == MAX for ligne in self.lignes_actives)

    @cached_property
    def attend_des_preuves(self) -> bool:
        """Say whether some line counts nothing until its facts are proven."""
        return not all(ligne.compte_si_provisoire for ligne in self.lignes_actives)

    def est_en_vigueur(self, le: date) -> bool:
        return self.date_debut <= le and (self.date_fin is None or le <= self.date_fin)
