"""The ranks passed over by the choices of an agent: a few lines open, others folded, the last under one reason."""

from dataclasses import dataclass
from typing import Any

from seuil.designations.forms import AUTRES, DesignationForm
from seuil.designations.gestion.choix import OUVERTS


@dataclass(frozen=True, slots=True)
class Passes:
    """What the page shows of the ranks passed over; ``sans_ligne``: how many only have the common reason."""

    ouverts: list[dict[str, Any]]
    replies: list[dict[str, Any]]
    commun: dict[str, Any] | None
    sans_ligne: int

    @property
    def nombre(self) -> int:
        return len(self.ouverts) + len(self.replies) + self.sans_ligne

    @property
    def a_revoir(self) -> bool:
        """Say whether a folded line is to be corrected."""
        return any(ligne["code"].errors or ligne["mots"].errors for ligne in self.replies)


def montrer(form: DesignationForm) -> Passes:
    """Return the lines of the ranks passed over, each with its questions."""
    lignes = [dict(ligne) | form.rang(ligne["demande"]) for ligne in form.passes]
    commun = form.rang(AUTRES) if len(lignes) > 1 else None
    return Passes(lignes[:OUVERTS], lignes[OUVERTS:], commun, form.sans_ligne)
