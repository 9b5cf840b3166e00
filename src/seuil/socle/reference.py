"""The real data of an installation: each capability brings its own in its module ``reference``."""

from collections.abc import Iterator
from datetime import date

from seuil.socle.capacites import offertes


def charger_tout(le: date) -> Iterator[str]:
    """Load what each capability brings, the lowest floor first; yield what is there, in words."""
    for charger in offertes("reference", "charger"):
        yield charger(le)
