"""The highest rent per square metre of useful area (yearly notice on the rents of APL agreements)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from seuil.regles.baremes import bareme
from seuil.regles.ecriture import jour


class LoyerInconnu(LookupError):
    """No source gives the highest rent of this financing, zone and year."""


def loyer_maximal_m2(financement: str, zone: str, *, le: date) -> Decimal:
    """Return € per m² and per month; zone is 1bis, 1, 2, 3, or Abis to C for PLS.

    Raises BaremeInconnu before the first table, LoyerInconnu for anything a source does not print.
    """
    table = bareme("loyers", le)
    valeur = table.contenu.get(financement, {}).get(zone)
    if valeur is None or le > table.contenu["validite"]["jusqu_au"]:
        raise LoyerInconnu(f"Le loyer maximal {financement} en zone {zone} n’est pas connu au {jour(le)}.")
    return Decimal(valeur)
