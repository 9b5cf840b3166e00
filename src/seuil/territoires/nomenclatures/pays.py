"""The countries where a person may live or work outside France (donnees/SOURCES.md)."""

import csv
from functools import lru_cache
from pathlib import Path
from typing import Final

FRANCE: Final = "FR"  # with every département and collectivity overseas
PAYS: Final = Path(__file__).parents[1] / "donnees" / "pays.csv"


@lru_cache(maxsize=1)
def pays_du_monde() -> dict[str, str]:
    """Return the French name of each country but France, by ISO 3166 code of two letters, in the order of names."""
    with PAYS.open(encoding="utf-8", newline="") as ouvert:
        return {ligne["code"]: ligne["nom"] for ligne in csv.DictReader(ouvert)}


def nom_du_pays(code: str) -> str:
    """Return the French name of a country, "" for France or a code that is none."""
    return pays_du_monde().get(code, "")
