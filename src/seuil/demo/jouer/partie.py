"""The journey under way, and how a step is checked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from seuil.acteurs.models import Agent


class EtapeRatee(AssertionError):
    """A step of the journey does not hold."""


@dataclass
class Partie:
    """The journey under way. ``le`` is the day of the first step."""

    le: date
    demande: Any = None
    vacance: Any = None
    seance: Any = None
    agents: dict[str, Agent] = field(default_factory=dict)

    def jour(self, rang: int) -> date:
        """Return the day that many days after the first."""
        return self.le + timedelta(days=rang)


def tenir(condition: bool, phrase: str) -> None:
    """Stop the journey when a step does not hold."""
    if not condition:
        raise EtapeRatee(phrase)


def refuse(acte: Callable[[], object], erreur: type[Exception], phrase: str) -> Exception:
    """Return the exception that ``acte`` must raise."""
    try:
        acte()
    except erreur as attendue:
        return attendue
    raise EtapeRatee(phrase)
