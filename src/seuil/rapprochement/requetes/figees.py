"""What a frozen ranking says: a page of it, some of its demands, one demand even once it left the register."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from seuil.demandes.models import Demande
from seuil.rapprochement.codes import desserrer
from seuil.rapprochement.models import Classement, RangFige


@dataclass(frozen=True, slots=True)
class Constat:
    """Where a demand stood: its rank and score, or else the rule that put it aside and the sentence told."""

    rang: int = 0
    score: int = 0
    regle: str = ""
    phrase: str = ""

    @property
    def est_candidate(self) -> bool:
        return not self.regle


def constater(classement: Classement, demande: Demande) -> Constat | None:
    """Return where a demand stood in a frozen ranking; None when it was not among those looked at."""
    place = classement.rangs.filter(demande=demande).values_list("rang", "score").first()
    if place is not None:
        return Constat(*place)
    for exclues in classement.exclues.all():
        for phrase, demandes in desserrer(bytes(exclues.contenu)).items():
            if demande.pk in demandes:
                return Constat(regle=exclues.regle, phrase=phrase)
    return None


def rangs_figes(classement: Classement, demandes: Collection[int]) -> dict[int, RangFige]:
    """Return where these demands stood, those that were candidates only, in the order of the ranking."""
    return {fige.demande_id: fige for fige in classement.rangs.filter(demande__in=demandes).order_by("rang")}


def passees_avant(classement: Classement, rang: int, *, sauf: Collection[int]) -> list[dict[str, Any]]:
    """Return the candidates ranked before, with their numbers, but those ``sauf``."""
    avant = classement.rangs.filter(rang__lt=rang).exclude(demande__in=sauf).order_by("rang")
    return [dict(lue) for lue in avant.values("demande", "rang", numero_unique=F("demande__numero_unique"))]


def lignes_figees(rangs: QuerySet[RangFige]) -> list[dict[str, Any]]:
    """Return ranks as they are shown: whole when they were kept so, else the rank, the scores, the day and who it was.

    Who it was is read from the demand as it is now: an erased one has nothing but its token.
    """
    lus = rangs.select_related("demande").prefetch_related("demande__personnes").order_by("rang")
    return [fige.ligne if fige.ligne is not None else _en_bref(fige) for fige in lus]


def _en_bref(fige: RangFige) -> dict[str, Any]:
    return {
        "demande": fige.demande_id,
        "numero_unique": fige.demande.numero_unique,
        "nom": str(fige.demande.titulaire),
        "rang": fige.rang,
        "score": fige.score,
        "prouve": fige.prouve,
        "recue_le": fige.recue_le.isoformat(),
        "grille": str(fige.grille_id or ""),
    }
