"""Where a search looks: the communes whose wish is a wish for this one, and their territories, by key only."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Q

from seuil.regles.zonage import communes
from seuil.territoires.models import Commune, Territoire


def memes_communes(lieu: Commune) -> list[Commune]:
    """Return the commune itself, its town, its arrondissements."""
    return list(Commune.objects.filter(pk__in=[lieu.pk, lieu.commune_parent, *_arrondissements().get(lieu.pk, ())]))


def territoires_des(lieux: Iterable[Commune]) -> dict[str, Territoire]:
    """Return the territory of each commune that has one: its own first, then its EPCI's."""
    lieux = list(lieux)
    leurs = Q(commune__in=[lieu.pk for lieu in lieux]) | Q(epci__in=[lieu.epci_id for lieu in lieux if lieu.epci_id])
    trouves = list(Territoire.objects.filter(leurs))
    siens = {territoire.commune_id: territoire for territoire in trouves if territoire.commune_id}
    voisins = {territoire.epci_id: territoire for territoire in trouves if territoire.epci_id}
    choisis = {lieu.pk: siens.get(lieu.pk) or voisins.get(lieu.epci_id or "") for lieu in lieux}
    return {code: territoire for code, territoire in choisis.items() if territoire is not None}


@lru_cache(maxsize=1)
def _arrondissements() -> dict[str, tuple[str, ...]]:
    """Return the arrondissements of the towns that have some."""
    parents: dict[str, tuple[str, ...]] = {}
    for lieu in communes():
        if lieu.commune_parent:
            parents[lieu.commune_parent] = (*parents.get(lieu.commune_parent, ()), lieu.code)
    return parents
