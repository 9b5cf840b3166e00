"""Destroy the forms that nobody finished."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from seuil.declarations.models import Brouillon


def purger_les_brouillons(*, le: date) -> int:
    """Destroy the drafts untouched for BROUILLONS_JOURS and registered by nobody; return how many.

    One statement: a draft being registered at this instant stays. Its identity document is then held by nothing, and
    `purger_les_isoles` destroys it.
    """
    avant = timezone.make_aware(datetime.combine(le - timedelta(settings.BROUILLONS_JOURS), time.min))
    return Brouillon.objects.filter(demande=None, modifie_a__lt=avant).delete()[0]
