"""What a dwelling would leave to a household: the aid estimated, the effort after it, the reste à vivre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from seuil.regles.apl import Demandeur, Zone, apl
from seuil.regles.effort import Depense, par_jour_et_par_unite, reste_a_vivre, taux_effort

MOIS = 12


@dataclass(frozen=True, slots=True)
class Foyer:
    """What the estimate reads of a household: euros a month; ``unites`` is None while nothing tells them."""

    couple: bool
    personnes_a_charge: int
    ressources_mensuelles: int
    unites: Decimal | None


@dataclass(frozen=True, slots=True)
class Budget:
    """``aide``: euros a month, None where no table reaches; ``effort`` in percent, ``reste`` a day and a unit."""

    aide: Decimal | None
    effort: Decimal | None
    reste: Decimal | None


@lru_cache(maxsize=65_536)
def budget(foyer: Foyer, depense: Depense, zone: Zone | None, *, le: date) -> Budget:
    """Return an estimate, never a right: the CAF or the MSA decides of the aid. Raises BaremeInconnu."""
    aide, payee = _aidee(foyer, depense, zone, le)
    ressources = Decimal(foyer.ressources_mensuelles)
    reste = None
    if foyer.unites:
        reste = par_jour_et_par_unite(reste_a_vivre(payee, ressources), foyer.unites, le)
    return Budget(aide, taux_effort(payee, ressources), reste)


def _aidee(foyer: Foyer, depense: Depense, zone: Zone | None, le: date) -> tuple[Decimal | None, Depense]:
    """Return the aid paid, and the cost once it and the solidarity reduction of the rent are taken off."""
    if zone is None:
        return None, depense
    estimee = apl(
        Demandeur(
            zone=zone,
            couple=foyer.couple,
            personnes_a_charge=foyer.personnes_a_charge,
            loyer=depense.loyer,
            ressources=Decimal(foyer.ressources_mensuelles * MOIS),
        ),
        le=le,
    )
    payee = Depense(loyer=depense.loyer - estimee.rls, charges=depense.charges, aide=estimee.nette)
    return estimee.nette, payee
