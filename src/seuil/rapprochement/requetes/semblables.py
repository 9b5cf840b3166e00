"""The demands like one another, counted on the lists that a dwelling would read: by score, or by day of reception."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from seuil.demandes.models import Demande
from seuil.rapprochement.faits import CODES_TYPES, listes_a_lire, marque, typologie
from seuil.rapprochement.models import ENTIERE, SANS_TERRITOIRE, Pretendant
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.requetes import territoire_de


def par_score(
    types: Iterable[str], commune: Commune, territoire: Territoire, *, le: date, de: Demande | None = None
) -> Counter[int]:
    """Return how many living demands wish the town for one of the types, by score, where it is scored; or only ``de``.

    Whose demand is in them takes itself out: the others are ``par_score(…) - par_score(…, de=demande)``.
    """
    return _compter(_listees(types, commune, territoire, le=le), "score", de)


def par_anciennete(types: Iterable[str], commune: Commune, *, le: date, de: Demande | None = None) -> Counter[int]:
    """Return the same by days since the demand was received: where no grid weighs them."""
    ici = territoire_de(commune)
    jours = _compter(_listees(types, commune, ici, le=le), "recue_le", de)
    if ici is not None and typologie(ici) == TERRITOIRE_PAR_DEFAUT:
        jours += _compter(_d_ailleurs(types, commune, ici, le=le), "recue_le", de)
    return Counter({(le - jour).days: nombre for jour, nombre in jours.items()})


def _compter(ensemble: QuerySet[Pretendant], selon: str, de: Demande | None) -> Counter[Any]:
    comptees = ensemble.filter(demande=de) if de else ensemble
    return Counter(dict(comptees.order_by().values_list(selon).annotate(nombre=Count("demande", distinct=True))))


def _listees(
    types: Iterable[str], commune: Commune, territoire: Territoire | None, *, le: date
) -> QuerySet[Pretendant]:
    """Return the rows of one table: those that name the town, those that want its whole ressort and not the town."""
    lues = listes_a_lire(commune)
    nommees = reduce(or_, (Q(lieu=lieu, entiere=ENTIERE) if drapeau else Q(lieu=lieu) for lieu, drapeau in lues))
    return _des_types(types, territoire.pk if territoire else SANS_TERRITOIRE, le=le).filter(
        nommees | _elargies(commune, [marque(*lue) for lue in lues])
    )


def _d_ailleurs(types: Iterable[str], commune: Commune, ici: Territoire, *, le: date) -> QuerySet[Pretendant]:
    """Return the rows of those who want the whole ressort and name nowhere in the territory."""
    marques = [marque(*lue) for lue in listes_a_lire(commune)]
    return _des_types(types, SANS_TERRITOIRE, le=le).filter(_elargies(commune, [*marques, ici.pk]))


def _elargies(commune: Commune, sauf: list[str]) -> Q:
    return Q(lieu=f"R{commune.departement.ressort_id}") & ~Q(sauf__overlap=sauf)


def _des_types(types: Iterable[str], territoire: str, *, le: date) -> QuerySet[Pretendant]:
    codes = [CODES_TYPES[voulu] for voulu in types]
    lignes = Pretendant.objects.alias(entiere=F("drapeaux").bitand(ENTIERE))
    return lignes.filter(territoire=territoire, type__in=codes, echeance__gte=le)
