"""Who reads, on a day, what is written to an agent: itself, or the end of its chain of replacements."""

from collections.abc import Mapping

Absences = Mapping[int, int | None]  # agent away → who replaces it


def lecteur(agent: int, absences: Absences) -> int | None:
    """Return who reads in the place of an agent; None when the chain ends on nobody, or turns in a circle."""
    passes: set[int] = set()
    courant: int | None = agent
    while courant is not None and courant in absences:
        if courant in passes:
            return None
        passes.add(courant)
        courant = absences[courant]
    return courant


def tourne_en_rond(agent: int, absences: Absences) -> bool:
    """Say whether the chain of replacements of an agent comes back to it."""
    passes: set[int] = set()
    courant = absences.get(agent)
    while courant is not None and courant not in passes:
        if courant == agent:
            return True
        passes.add(courant)
        courant = absences.get(courant)
    return False
