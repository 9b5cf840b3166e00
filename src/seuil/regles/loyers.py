"""The highest rent per square metre of useful area (yearly notice on the rents of APL agreements)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seuil.regles.baremes import bareme, dates
from seuil.regles.ecriture import jour


class LoyerInconnu(LookupError):
    """No source gives the highest rent of this financing, zone and year."""


@dataclass(frozen=True, slots=True)
class LoyerConnu:
    """A highest rent that a source prints: € per m² and per month, for ``annee``."""

    annee: int
    financement: str
    zone: str
    montant: Decimal
    source: str


def loyers_connus(le: date) -> Iterator[LoyerConnu]:
    """Yield every highest rent that a source prints, the latest year first; each holds for its own year only."""
    for depuis in sorted((entree for entree in dates("loyers") if entree <= le), reverse=True):
        table = bareme("loyers", depuis)
        annee = table.contenu["validite"]["jusqu_au"].year
        for financement, zones in table.contenu.items():
            if financement not in {"source", "validite"}:
                for zone, valeur in zones.items():
                    yield LoyerConnu(annee, financement, zone, Decimal(valeur), table.source.texte)


def loyer_maximal_m2(financement: str, zone: str, *, le: date) -> Decimal:
    """Return € per m² and per month; zone is 1bis, 1, 2, 3, or Abis to C for PLS.

    Raises BaremeInconnu before the first table, LoyerInconnu for anything a source does not print.
    """
    table = bareme("loyers", le)
    valeur = table.contenu.get(financement, {}).get(zone)
    if valeur is None or le > table.contenu["validite"]["jusqu_au"]:
        raise LoyerInconnu(f"Le loyer maximal {financement} en zone {zone} n’est pas connu au {jour(le)}.")
    return Decimal(valeur)
