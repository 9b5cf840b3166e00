"""Write the narrow rows of demands while their territory may be weighed again aside: nothing waits, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable

from seuil.cotation.models import Retouche
from seuil.socle.db import partitions
from seuil.socle.db.cles import parmi


def ecrire_dans(territoires: Iterable[str], demandes: Iterable[int]) -> None:
    """Ask, until the end of the transaction, to write rows of demands in territories; to be called before writing.

    Waits for nothing but the instant of a swap. Whoever weighs one of them again aside is told these demands.
    """
    if refaits := partitions.ecrire_dans(territoires):
        cles = [*demandes]
        Retouche.objects.bulk_create(Retouche(territoire_id=code, demande_id=cle) for code in refaits for cle in cles)


def oublier_les_retouches(territoire: str) -> None:
    """Forget what was written before a territory is read: nothing of it can be missed."""
    Retouche.objects.filter(territoire=territoire).delete()


def prendre_les_retouches(territoire: str) -> list[int]:
    """Return the demands written since, each once; those being written will be told later."""
    lues = list(Retouche.objects.filter(territoire=territoire).values_list("pk", "demande_id"))
    Retouche.objects.filter(pk__in=parmi([cle for cle, _ in lues])).delete()
    return sorted({demande for _, demande in lues})
