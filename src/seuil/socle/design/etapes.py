"""The timeline: dates for the past, no date for the future unless a rule gives it."""

from collections.abc import Iterable
from typing import Any

from seuil.socle.design.attributs import lire

ETATS = ("fait", "courant", "suspens", "avenir")


def contexte(etapes: Iterable[Any]) -> dict[str, Any]:
    """Return each step with its title, its detail, its state; `suspens`: not done, though what follows is."""
    lues = [lire(etape, titre="", detail="", etat="avenir") for etape in etapes]
    for etape in lues:
        if etape["etat"] not in ETATS:
            raise ValueError(f"État d’étape inconnu : {etape['etat']}. Les états sont {', '.join(ETATS)}.")
    return {"etapes": lues}
