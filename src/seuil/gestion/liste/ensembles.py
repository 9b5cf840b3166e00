"""Which demands a list holds: what the agent may see, less what it filters; how many, honestly."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.demandes.models import Demande, DemandeQuerySet, Souhait
from seuil.demandes.requetes import chercher
from seuil.regles.ecriture import compte, entier

BORNE: Final = 10_000  # beyond, counting costs more than the page: the list says « plus de »
PEU: Final = 2_000  # below, the rows are gathered, then sorted; above, an index is walked until the page is full


@dataclass(frozen=True)
class Ensemble:
    """The demands of a list; ``cles`` when they are few enough to be gathered."""

    demandes: DemandeQuerySet
    nombre: int
    cles: tuple[int, ...] | None

    @property
    def dit(self) -> str:
        """How many there are, in words."""
        if self.nombre > BORNE:
            return f"Plus de {entier(BORNE)} demandes"
        return compte(self.nombre, "demande", "demandes")

    @cached_property
    def lues(self) -> DemandeQuerySet:
        """The demands, by their keys when they are gathered."""
        return self.demandes if self.cles is None else Demande.objects.filter(pk__in=self.cles)

    @cached_property
    def condition(self) -> Q:
        """What a row of a demand, its score or its holder, meets to be of this list."""
        if self.cles is not None:
            return Q(demande__in=self.cles)
        return Q(Exists(self.demandes.filter(pk=OuterRef("demande_id"))))


def retenir(agent: Agent, criteres: dict[str, Any]) -> Ensemble:
    """Return the demands that an agent may see and that answer its criteria."""
    demandes = filtrer(acces.visibles_par(agent), criteres)
    if any(criteres.values()):  # what is rare is looked for once
        cles = list(demandes.values_list("pk", flat=True)[: BORNE + 1])
        return Ensemble(demandes, len(cles), tuple(cles) if len(cles) <= PEU else None)
    nombre = demandes[: BORNE + 1].count()
    return Ensemble(demandes, nombre, tuple(demandes.values_list("pk", flat=True)) if nombre <= PEU else None)


def filtrer(demandes: DemandeQuerySet, criteres: dict[str, Any]) -> DemandeQuerySet:
    """Return the demands that answer each criterion typed."""
    if etat := criteres.get("etat"):
        demandes = demandes.filter(etat=etat)
    if commune := criteres.get("commune"):
        demandes = demandes.filter(Exists(Souhait.objects.filter(commune=commune, demande=OuterRef("pk"))))
    if q := criteres.get("q"):
        demandes = chercher.trouver(demandes, chercher.lire(q))
    if adresse := criteres.get("adresse"):
        demandes = chercher.trouver_par_l_adresse(demandes, adresse)
    return demandes
