"""Life cycles as tables: a state changes only through a verb its table knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self, TypeVar

from django.db import models
from django.utils.translation import gettext

M = TypeVar("M", bound=models.Model)


VOYELLES: Final = "aeiouyhàâéèêîïôûœ"


@dataclass(frozen=True)
class Cycle:
    """A life cycle: verb → (states it may start from, state it leads to), and how a person says each of them."""

    passages: Mapping[str, tuple[frozenset[str], str]]
    actes: Mapping[str, str]  # verb → what is done to the row, as it follows « impossible de »
    etats: Mapping[str, str]  # state → its label

    @classmethod
    def de(cls, **passages: tuple[set[Any], Any, Any]) -> "Cycle":
        """Build a cycle: ``Cycle.de(radier=({Etat.ACTIVE}, Etat.RADIEE, "la radier"))``; states are TextChoices."""
        cites = {etat for depuis, vers, _ in passages.values() for etat in (*depuis, vers)}
        return cls(
            {verbe: (frozenset(map(str, depuis)), str(vers)) for verbe, (depuis, vers, _) in passages.items()},
            {verbe: acte for verbe, (_, _, acte) in passages.items()},
            {str(etat): etat.label for etat in cites},
        )

    def peut(self, verbe: str, etat: str) -> bool:
        """Say whether ``verbe`` may start from ``etat``."""
        return etat in self.passages[verbe][0]


class PassageInterdit(Exception):
    """The verb is not possible from the current state; the sentence has the words of the life cycle."""

    def __init__(self, objet: "AvecCycle", verbe: str, etat: str) -> None:
        self.verbe, self.etat = verbe, etat
        acte = str(objet.cycle.actes[verbe])
        dit = {
            "objet": objet,
            "etat": objet.cycle.etats[etat],
            "acte": f"d’{acte}" if acte[0] in VOYELLES else f"de {acte}",
        }
        super().__init__(gettext("%(objet)s est à l’état « %(etat)s » : impossible %(acte)s.") % dit)


class Verrouillable(models.Model):
    """A row that two people may write: every verb locks it first, by this one gesture."""

    class Meta:
        abstract = True

    def verrouiller(self) -> Self:
        """Lock the row until the end of the transaction and return it as it is now; rows may still refer to it."""
        manager = type(self)._default_manager
        self.refresh_from_db(from_queryset=manager.select_for_update(of=("self",), no_key=True))
        return self


class EnsembleVerrouillable(models.QuerySet[M]):
    """Rows that one act writes together."""

    def verrouiller(self) -> Self:
        """Lock these rows in the order asked, until the end of the transaction."""
        return self.select_for_update(of=("self",), no_key=True)

    def verrouiller_les_libres(self) -> Self:
        """Lock those that nobody else holds, and return them alone: whoever asks comes back for the others."""
        return self.select_for_update(of=("self",), no_key=True, skip_locked=True)


class AvecCycle(Verrouillable):
    """A row with a life cycle in its column ``etat``; subclasses set ``cycle``."""

    cycle: Cycle
    etat: Any

    class Meta:
        abstract = True

    def passer(self, verbe: str) -> None:
        """Move to the state ``verbe`` leads to. Raises PassageInterdit when the table says no."""
        depuis, vers = self.cycle.passages[verbe]
        if self.etat not in depuis:
            raise PassageInterdit(self, verbe, str(self.etat))
        self.etat = vers
