"""Reads of the directory: which landlords are present where, which desks are near."""

from collections.abc import Iterable

from django.db.models import QuerySet

from seuil.acteurs.models import Guichet, Organisme, Sorte
from seuil.territoires.models import Commune, Territoire


def bailleurs_presents(communes: Iterable[Commune]) -> QuerySet[Organisme]:
    """Return the landlords with social housing in these communes (art. R441-2-4 e)."""
    return Organisme.objects.filter(sorte=Sorte.BAILLEUR, communes__in=communes).distinct().order_by("nom")


def guichets_de(territoire: Territoire) -> QuerySet[Guichet]:
    """Return the desks of a territory, those that register first."""
    return Guichet.objects.filter(territoire=territoire).order_by("-enregistre", "nom")
