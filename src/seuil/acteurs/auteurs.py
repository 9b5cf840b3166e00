"""Authors of acts that are not agents: a household on the portal, the system at its deadlines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demandeur:
    """The household itself, signed in to its own demand (or about to get one: no number yet)."""

    numero_unique: str = ""
    nom_organisme: str = ""

    @property
    def designation(self) -> str:
        return "Le demandeur"


@dataclass(frozen=True, slots=True)
class Systeme:
    """A deadline or a reaction: nobody pressed a button."""

    designation: str = "Seuil"
    nom_organisme: str = ""
    metiers: tuple[str, ...] = ("systeme",)
