"""Keep scores and lists true as days pass and grids change, at the cost of what changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from seuil.cotation import services as cotation
from seuil.cotation.models import Cotation, Grille, Observation, Registre
from seuil.cotation.moteurs import partitions
from seuil.cotation.requetes import grille_en_vigueur
from seuil.demandes.models import Demande
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.services.inscrire import TABLE, inscrire_la_demande
from seuil.territoires.models import Territoire

COTATIONS = Cotation._meta.db_table
TABLES = (Observation._meta.db_table, COTATIONS, TABLE)


class NuitImpossible(ValueError):
    """The scores already stand at a later day."""


@dataclass(frozen=True, slots=True)
class Bilan:
    """What a night touched: demands whose household aged, scores that crossed a threshold, territories re-weighed."""

    revues: int
    passees: int
    repeses: tuple[str, ...]


def passer_la_nuit(*, le: date) -> Bilan:
    """Bring every score and every list to a day (run it once a night; running it again changes nothing)."""
    derniere = Registre.objects.order_by("-arrete_au").first()
    if derniere is not None and derniere.arrete_au > le:
        raise NuitImpossible(f"{derniere} : on ne revient pas au {le:%d/%m/%Y}.")
    revues = [_revoir(cle, le) for cle in _a_revoir(le)]
    bilans = {territoire.pk: tenir(territoire, le=le) for territoire in Territoire.objects.order_by("pk")}
    repeses = tuple(code for code, nombre in bilans.items() if nombre is None)
    return Bilan(len(revues), sum(nombre or 0 for nombre in bilans.values()), repeses)


def tenir(territoire: Territoire, *, le: date) -> int | None:
    """Bring a territory to a day; return how many scores crossed a threshold, None when all were weighed again."""
    registre = Registre.objects.filter(territoire=territoire).select_related("grille").first()
    grille = grille_en_vigueur(territoire, le)
    if registre is None and grille is None and not Cotation.objects.filter(territoire=territoire).exists():
        return 0
    if registre is None or registre.grille != grille:
        changer_de_grille(territoire, le=le)
        return None
    if grille is None:
        return 0
    with transaction.atomic():
        partitions.verrouiller([territoire.pk], seul=True)
        changees = _passer(registre, le)
        _arreter(territoire, grille, le)
    return changees


def changer_de_grille(territoire: Territoire, *, le: date) -> None:
    """Weigh a territory under the grid in force on a day, aside, then swap: searches go on, the swap is one instant."""
    partitions.ouvrir(TABLES, territoire.pk)
    with transaction.atomic():
        partitions.verrouiller([territoire.pk], seul=True)
        registre = Registre.objects.filter(territoire=territoire).select_related("grille").first()
        nouvelle, ancienne = grille_en_vigueur(territoire, le), registre.grille if registre else None
        if registre is not None and ancienne is not None:
            _passer(registre, le)
        neuve = cotation.preparer_la_grille(territoire.pk, ancienne, nouvelle, le=le)
        listes = _preparer_les_listes(territoire.pk, neuve)
        partitions.basculer([(COTATIONS, neuve), (TABLE, listes)], territoire.pk)
        _arreter(territoire, nouvelle, le)
    if not connection.in_atomic_block:
        partitions.nettoyer([COTATIONS, TABLE], territoire.pk)


def _passer(registre: Registre, le: date) -> int:
    changees = cotation.passer_le_jour(registre, le=le)
    demandes, totaux = [demande for demande, _ in changees], [total for _, total in changees]
    texte = (
        f"UPDATE {TABLE} p SET score = n.total FROM unnest(%s::bigint[], %s::smallint[]) AS n (demande_id, total)"
        " WHERE p.territoire_id = %s AND p.demande_id = n.demande_id AND p.score <> n.total"
    )
    with connection.cursor() as curseur:
        curseur.execute(texte, [demandes, totaux, registre.territoire_id])
    return len(changees)


def _preparer_les_listes(territoire: str, cotations: str) -> str:
    """Fill, aside, the lists of a territory with the scores of a table of truths."""
    neuve = partitions.preparer(TABLE, territoire)
    colonnes = [champ.column for champ in Pretendant._meta.concrete_fields if champ.column not in (None, "score")]
    texte = (
        f'INSERT INTO "{neuve}" ({", ".join(colonnes)}, score)'
        f" SELECT {', '.join(f'p.{colonne}' for colonne in colonnes)}, coalesce(c.total, 0)"
        f' FROM {TABLE} p LEFT JOIN "{cotations}" c ON c.demande_id = p.demande_id WHERE p.territoire_id = %s'
    )
    with connection.cursor() as curseur:
        curseur.execute(texte, [territoire])
    partitions.indexer(TABLE, neuve, territoire)
    return neuve


def _arreter(territoire: Territoire, grille: Grille | None, le: date) -> None:
    Registre.objects.update_or_create(territoire=territoire, defaults={"grille": grille, "arrete_au": le})


def _a_revoir(le: date) -> list[int]:
    observees = Observation.objects.filter(a_revoir_le__lte=le).values_list("demande_id", flat=True)
    inscrites = Pretendant.objects.filter(a_revoir_le__lte=le).values_list("demande_id", flat=True)
    return sorted({*observees, *inscrites})


@transaction.atomic
def _revoir(cle: int, le: date) -> int:
    demande = Demande.objects.get(pk=cle)
    cotation.coter_la_demande(demande, le=le)
    return inscrire_la_demande(demande, le=le)
