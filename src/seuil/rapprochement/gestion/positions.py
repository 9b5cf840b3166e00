"""Where a page of candidates begins, as an address writes it: the rank, the score, the day, the draw."""

import re
from datetime import date

from seuil.rapprochement.requetes import Repere

_ECRIT = re.compile(r"(\d{1,9})\.(-?\d{1,5})\.(\d{8})\.([0-9a-f]{64})", re.ASCII)


def ecrire(repere: Repere | None) -> str:
    """Return `40.57.20240301.<draw>`, empty at either end of the ranking."""
    return f"{repere.rang}.{repere.score}.{repere.recue_le:%Y%m%d}.{repere.tirage}" if repere else ""


def lire(ecrit: str | None) -> Repere | None:
    """Return the mark that an address holds; None, the first page, for anything else."""
    trouve = _ECRIT.fullmatch(ecrit or "")
    if trouve is None:
        return None
    rang, score, jour, tirage = trouve.groups()
    try:
        return Repere(int(score), date.fromisoformat(jour), tirage, int(rang))
    except ValueError:
        return None
