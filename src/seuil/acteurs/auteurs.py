"""Authors of acts that are not agents: a household on the portal, who acts for it, the system at its deadlines."""

from dataclasses import dataclass, replace
from typing import Final

POUR_LE_FOYER: Final = " pour le foyer"


@dataclass(frozen=True, slots=True)
class Demandeur:
    """The household itself, signed in to its own demand (or about to get one: no number yet)."""

    numero_unique: str = ""
    nom_organisme: str = ""

    @property
    def designation(self) -> str:
        return "Le demandeur"


@dataclass(frozen=True, slots=True)
class Mandataire:
    """Who acts for a household that agreed to it (`mandats`): never the household, and no right is its by default.

    No number yet for who fills the first form for somebody else.
    """

    nom: str
    nom_organisme: str = ""
    numero_unique: str = ""
    change_les_reponses: bool = False
    repond_aux_offres: bool = False

    @property
    def designation(self) -> str:
        return f"{self.nom}{POUR_LE_FOYER}"

    @property
    def pk(self) -> None:
        """No account: what it reads is told under its name."""
        return None

    @property
    def sorte_organisme(self) -> str:
        return "mandataire"

    @property
    def lecteur(self) -> "Mandataire":
        """Who reads, as the household is told: the person, not its organism."""
        return replace(self, nom_organisme="")


@dataclass(frozen=True, slots=True)
class Systeme:
    """A deadline or a reaction: nobody pressed a button."""

    designation: str = "Seuil"
    nom_organisme: str = ""
    metiers: tuple[str, ...] = ("systeme",)
