"""Forget the files that serve nobody any more: pages never sent, pages replaced."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from seuil.instruction.etats import Etat, EtatFeuille
from seuil.instruction.models import Feuille, Piece


@transaction.atomic
def oublier_les_papiers(*, le: date) -> tuple[int, int]:
    """Destroy the papers begun and never sent, and let go the files of the replaced pages; count both.

    A file that nothing holds any more is destroyed by `documents` the same night. Reasons and dates stay in the file.
    """
    delaissees = Piece.objects.filter(etat=Etat.PREPAREE).annotate(derniere=Max("feuilles__ajoutee_a"))
    oubliees = delaissees.filter(derniere__lt=_avant(le, settings.PAPIERS_PREPARES_JOURS))
    preparees = len([piece.delete() for piece in oubliees])
    avant = _avant(le, settings.PAPIERS_REMPLACES_JOURS)
    remplacees = Feuille.objects.filter(document__isnull=False, piece__envoyee_a__lt=avant).filter(
        Q(etat=EtatFeuille.REMPLACEE) | Q(piece__etat=Etat.REMPLACEE)
    )
    return preparees, remplacees.update(document=None, releve=None)


def _avant(le: date, jours: int) -> datetime:
    return timezone.make_aware(datetime.combine(le - timedelta(jours), time.min))
