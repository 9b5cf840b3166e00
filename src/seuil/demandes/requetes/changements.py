"""What was changed in a demand since it was registered, as its journal tells it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from seuil.demandes.models import Demande
from seuil.journal.models import Entree

MODIFIENT: Final = ("demande.modifiee", "demande.dissociee")  # the acts that change answers
COMMUNES: Final = "communes"  # the name of the wished communes among the fields of a demand
PARTIES, VENUES = "parties", "venues"  # persons who left, persons who came: their names


@dataclass(frozen=True, slots=True)
class Change:
    """One field changed by one act; ``personne``: the name of whose field it is, empty for the demand's own."""

    champ: str
    avant: Any
    apres: Any
    personne: str
    entree: Entree


def cle_de(pk: int) -> str:
    """Return the key of a person already there: `p12`."""
    return f"p{pk}"


def champ_de(pk: int, champ: str) -> str:
    """Return the name of a field of a person among those of its demand: `p12.garde`."""
    return f"{cle_de(pk)}.{champ}"


def modifications(demande: Demande) -> QuerySet[Entree]:
    """Return the acts that changed answers of a demand, the last one first."""
    siennes = Entree.objects.filter(numero_unique=demande.numero_unique, verbe__in=MODIFIENT)
    return siennes.select_related("contenu").order_by("-pk")


def dernier_changement(demande: Demande) -> int:
    """Return the mark of the last change of answers: 0 when nothing changed since the registration."""
    return modifications(demande).values_list("pk", flat=True).first() or 0


def champs_changes(demande: Demande, *, depuis: int) -> dict[str, Change]:
    """Return the fields changed after that mark, each with its last change, by the name that the verb gives it."""
    changes: dict[str, Change] = {}
    for entree in modifications(demande).filter(pk__gt=depuis):
        for nom, change in lus_dans(entree):
            changes.setdefault(nom, change)
    return changes


def lus_dans(entree: Entree) -> Iterator[tuple[str, Change]]:
    """Yield each field that an act changed, under the name that the verb gives it."""
    avant, apres, qui = (entree.faits.get(cle) or {} for cle in ("avant", "apres", "qui"))
    for nom in dict.fromkeys([*avant, *apres]):
        if nom in qui:
            for champ in apres[nom]:
                yield f"{nom}.{champ}", Change(champ, avant[nom][champ], apres[nom][champ], qui[nom], entree)
        else:
            yield nom, Change(nom, avant.get(nom), apres.get(nom), "", entree)
