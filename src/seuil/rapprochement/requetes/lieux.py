"""Where a search looks: the communes whose wish is a wish for this one."""

from functools import lru_cache

from seuil.regles.zonage import communes
from seuil.territoires.models import Commune


def memes_communes(lieu: Commune) -> list[Commune]:
    """Return the commune itself, its town, its arrondissements."""
    return list(Commune.objects.filter(pk__in=[lieu.pk, lieu.commune_parent, *_arrondissements().get(lieu.pk, ())]))


@lru_cache(maxsize=1)
def _arrondissements() -> dict[str, tuple[str, ...]]:
    """Return the arrondissements of the towns that have some."""
    parents: dict[str, tuple[str, ...]] = {}
    for lieu in communes():
        if lieu.commune_parent:
            parents[lieu.commune_parent] = (*parents.get(lieu.commune_parent, ()), lieu.code)
    return parents
