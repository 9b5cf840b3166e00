"""Why a demand is not registered as it is: somebody has one already, or the day of its paper cannot be that one."""

from collections.abc import Sequence

from seuil.demandes.models import Demande
from seuil.demandes.requetes.ressemblantes import Ressemblante


class DoublonTrouve(Exception):
    """A desk registers somebody who has a living demand in this ressort, or looks like somebody who has one.

    ``existantes``: same name, same birth. ``ressemblantes``: written otherwise, the nearest first. Shown, then refused
    or justified.
    """

    def __init__(self, existantes: list[Demande], ressemblantes: Sequence[Ressemblante] = ()) -> None:
        self.existantes, self.ressemblantes = existantes, ressemblantes
        numeros = ", ".join(demande.numero_unique for demande in existantes)
        super().__init__(f"Une demande existe déjà pour cette personne : {numeros or 'écrite autrement'}.")


class ReceptionRefusee(Exception):
    """The day of reception cannot be that one, or asks a written reason; ``champ`` is where to correct it."""

    def __init__(self, champ: str, motif: str) -> None:
        self.champ, self.motif = champ, motif
        super().__init__(motif)


class ReintegrationRefusee(ValueError):
    """A demand that left the register cannot come back as it is; says why."""
