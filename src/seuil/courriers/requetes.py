"""What became of a letter: the day it is proven to have reached its reader, the tries that failed."""

from datetime import date

from seuil.courriers.models import Courrier, Remise


def notifie_le(courrier: Courrier) -> date | None:
    """Return the first day a letter is proven to have been delivered; None when nothing proves it."""
    return min((remise.le for remise in courrier.remises.all() if remise.preuve), default=None)


def remises(courrier: Courrier) -> list[Remise]:
    """Return every try to deliver a letter, the first one first."""
    return list(courrier.remises.all())
