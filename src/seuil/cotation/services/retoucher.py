"""Write the narrow rows of demands while their territory may be weighed again aside: nothing waits, nothing is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from seuil.cotation.models import Retouche
from seuil.socle.db import tenues
from seuil.socle.db.cles import parmi


def ecrire_dans(territoires: Iterable[str], demandes: Iterable[int]) -> None:
    """Ask, until the end of the transaction, to write rows of demands in territories; to be called before writing.

    Waits for nothing but the instant of a swap. Whoever weighs one of them again aside is told these demands.
    """
    if refaits := tenues.ecrire_dans(territoires):
        cles = [*demandes]
        Retouche.objects.bulk_create(Retouche(territoire_id=code, demande_id=cle) for code in refaits for cle in cles)


def oublier_les_retouches(territoires: Iterable[str]) -> None:
    """Forget what was redone, or what a rebuilding cut short left: by who is alone in these territories, briefly.

    Whoever erases one of these demands waits for it.
    """
    Retouche.objects.filter(territoire__in=territoires).delete()


def lire_les_retouches(territoire: str, prises: Collection[int]) -> dict[int, int]:
    """Return the demands written since, by row, but for the rows already ``prises``; others may yet come."""
    lues = Retouche.objects.filter(territoire=territoire).exclude(pk__in=parmi(prises))
    return dict(lues.values_list("pk", "demande_id"))
