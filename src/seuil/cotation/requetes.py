"""Which grid applies where and when; the current score of a demand."""

from datetime import date
from functools import lru_cache

from django.db.models import Q

from seuil.cotation.models import Grille, Note
from seuil.demandes.models import Demande
from seuil.regles import grilles as loi
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import territoires_de as territoires


def grille_en_vigueur(territoire: Territoire, le: date) -> Grille | None:
    """Return the published grid of a territory on a day: the latest that has begun and has not ended."""
    publiees = Grille.objects.filter(territoire=territoire, date_debut__lte=le)
    return publiees.filter(Q(date_fin=None) | Q(date_fin__gte=le)).order_by("-date_debut", "-pk").first()


def lire(grille: Grille) -> loi.Grille:
    """Return the grid of the law's reader, from the published text."""
    return _lue(grille.texte)


def territoires_de(demande: Demande) -> list[Territoire]:
    """Return the territories whose grid scores the demand: one per territory of its wished communes (law §4.1)."""
    voulues = [souhait.commune for souhait in demande.souhaits.select_related("commune")]
    return list({territoire.pk: territoire for territoire in territoires(voulues).values()}.values())


def notes_courantes(demande: Demande) -> list[Note]:
    """Return the current score of the demand in each territory."""
    return list(
        Note.objects.filter(demande=demande, est_courante=True).select_related("territoire", "grille").order_by("pk")
    )


@lru_cache(maxsize=64)
def _lue(texte: str) -> loi.Grille:
    return loi.lire_grille(texte)
