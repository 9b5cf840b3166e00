"""What is put to the vote, and why it may not be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from seuil.commissions.models import Membre
from seuil.regles.votes import Choix


class DecisionImpossible(Exception):
    """The decision is not regular; ``champ`` is where to correct it."""

    def __init__(self, champ: str, motif: str) -> None:
        self.champ, self.motif = champ, motif
        super().__init__(motif)


@dataclass(frozen=True, slots=True)
class Vote:
    """What is put to the vote, and each member's voice; who says nothing abstains.

    ``code`` is the motive of d or e, ``mots`` free words beside it, ``mots_confirmes`` that a warning on them was read,
    ``cumul`` why a household is first on two dwellings.
    """

    nature: str
    suffrages: Mapping[Membre, Choix] = field(default_factory=dict)
    rang: int | None = None
    code: str = ""
    mots: str = ""
    mots_confirmes: bool = False
    piece_manquante: str = ""
    condition_avant_le: date | None = None
    cumul: str = ""
