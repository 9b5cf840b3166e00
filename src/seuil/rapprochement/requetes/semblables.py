"""The demands like one another, counted on the lists that a dwelling would read: by score, or by day of reception."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, F, Q, QuerySet

from seuil.demandes.models import Demande
from seuil.rapprochement.faits import CODES_TYPES, listes_a_lire, marque, typologie
from seuil.rapprochement.models import ENTIERE, SANS_TERRITOIRE, Pretendant
from seuil.regles.publication import Position
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.requetes import territoire_de


def par_score(demande: Demande, commune: Commune, territoire: Territoire, *, le: date) -> dict[int, int]:
    """Return how many other living demands wish the town for one of its types, by score: where it is scored."""
    comptees = _listees(demande, commune, territoire, le=le).order_by().values_list("score")
    return dict(comptees.annotate(nombre=Count("demande", distinct=True)))


def par_anciennete(demande: Demande, commune: Commune, *, le: date) -> Position:
    """Return how many others were received after (fewer), the same day, before (more): where no grid weighs them."""
    ici = territoire_de(commune)
    ensembles = [_listees(demande, commune, ici, le=le)]
    if ici is not None and typologie(ici) == TERRITOIRE_PAR_DEFAUT:
        ensembles.append(_d_ailleurs(demande, commune, ici, le=le))
    comptees = [_recues(ensemble, demande.recue_le) for ensemble in ensembles]
    return Position(*map(sum, zip(*comptees, strict=True)))


def _recues(ensemble: QuerySet[Pretendant], jour: date) -> Iterable[int]:
    conditions = (Q(recue_le__gt=jour), Q(recue_le=jour), Q(recue_le__lt=jour))
    comptes = {f"nombre_{rang}": Count("demande", distinct=True, filter=une) for rang, une in enumerate(conditions)}
    return ensemble.aggregate(**comptes).values()


def _listees(demande: Demande, commune: Commune, territoire: Territoire | None, *, le: date) -> QuerySet[Pretendant]:
    """Return the rows of one table: those that name the town, those that want its whole ressort and not the town."""
    lues = listes_a_lire(commune)
    nommees = reduce(or_, (Q(lieu=lieu, entiere=ENTIERE) if drapeau else Q(lieu=lieu) for lieu, drapeau in lues))
    return _des_types(demande, territoire.pk if territoire else SANS_TERRITOIRE, le=le).filter(
        nommees | _elargies(commune, [marque(*lue) for lue in lues])
    )


def _d_ailleurs(demande: Demande, commune: Commune, ici: Territoire, *, le: date) -> QuerySet[Pretendant]:
    """Return the rows of those who want the whole ressort and name nowhere in the territory."""
    marques = [marque(*lue) for lue in listes_a_lire(commune)]
    return _des_types(demande, SANS_TERRITOIRE, le=le).filter(_elargies(commune, [*marques, ici.pk]))


def _elargies(commune: Commune, sauf: list[str]) -> Q:
    return Q(lieu=f"R{commune.departement.ressort_id}") & ~Q(sauf__overlap=sauf)


def _des_types(demande: Demande, territoire: str, *, le: date) -> QuerySet[Pretendant]:
    codes = [CODES_TYPES[voulu] for voulu in demande.types]
    lignes = Pretendant.objects.alias(entiere=F("drapeaux").bitand(ENTIERE))
    return lignes.filter(territoire=territoire, type__in=codes, echeance__gte=le).exclude(demande=demande)
