"""What is kept version by version: who wrote it, who read it again, whether the public reads it."""

from typing import Any, ClassVar

from django.db import models

from seuil.acteurs.models import Agent
from seuil.informations.etats import CYCLE, Etat
from seuil.socle.cycles import AvecCycle, Verrouillable
from seuil.territoires.models import Territoire

FRANCAIS = "fr"


class Version(AvecCycle):
    """What a file or an agent wrote: never changed once written, one at most on line in its place.

    ``ecrite_par`` is None for what the territory's file says; ``relue_par`` is who put on line what another wrote.
    """

    cycle = CYCLE
    nature: ClassVar[str]  # what the verbs of the journal say it is
    dits: ClassVar[tuple[str, ...]]  # what two versions are compared on
    langue: Any = FRANCAIS

    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.PROPOSEE)
    ecrite_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    ecrite_le = models.DateField()
    relue_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    publiee_le = models.DateField(null=True)

    class Meta:
        abstract = True

    @property
    def contenu(self) -> dict[str, Any]:
        """Return what two versions are compared on."""
        return {nom: getattr(self, nom) for nom in self.dits}

    @property
    def lieu(self) -> Territoire | None:
        """Return the territory that says it, None for the national rule."""
        raise NotImplementedError

    @property
    def place(self) -> Verrouillable:
        """Return the row to lock before anything of the same place is written."""
        raise NotImplementedError

    @property
    def reperes(self) -> dict[str, str]:
        """Return what an act of the journal says of it."""
        raise NotImplementedError

    @property
    def se_relit(self) -> bool:
        """Say whether someone other than its author puts it on line."""
        return False

    def de_la_place(self) -> "models.QuerySet[Any]":
        """Return every version that stands, stood or waits in the same place."""
        raise NotImplementedError
