"""A date of birth and how much of it the papers say: where only the month or the year is known, its first day stands.

This convention is that of the State's files; the age is counted from that day. It is written here only, and said on the
pages by CONVENTION.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.mesures import date_longue, mois_de

CONVENTION: Final = _(
    "Si vos papiers ne disent que l’année, ou le mois et l’année, laissez le reste vide. "
    "L’âge se compte alors à partir du premier jour."
)


class Precision(TextChoices):
    """How much of a date of birth the papers say."""

    JOUR = "jour", _("Le jour, le mois et l’année")
    MOIS = "mois", _("Le mois et l’année")
    ANNEE = "annee", _("L’année seulement")


@dataclass(frozen=True, slots=True, order=True)
class Naissance:
    """``jour``: the first one of the month or of the year, when ``precision`` says no more."""

    jour: date
    precision: Precision = Precision.JOUR

    def __post_init__(self) -> None:
        """Refuse a day that contradicts the precision: there is one way only to write each birth."""
        if self.jour != premier_jour(self.jour, self.precision):
            raise ValueError(f"{self.jour} says more than {self.precision}")

    def __str__(self) -> str:
        return ecrire(self.jour, self.precision)

    @property
    def connue(self) -> str:
        """The birth in ISO 8601, as far as it is known: `1985-03-27`, `1985-03`, `1985`."""
        return self.jour.isoformat()[: {Precision.JOUR: 10, Precision.MOIS: 7, Precision.ANNEE: 4}[self.precision]]

    def est_dite_par(self, dite: "Naissance") -> bool:
        """Say whether ``dite`` proves that one knows this birth.

        « 1985 » does for who has no day, not for who was born on 1 January; a whole day, the first one, does for both.
        """
        return self.jour == dite.jour and dite.precision in (Precision.JOUR, self.precision)


def premier_jour(jour: date, precision: str) -> date:
    """Return the day that stands for a birth known that much."""
    if precision == Precision.ANNEE:
        return jour.replace(month=1, day=1)
    return jour.replace(day=1) if precision == Precision.MOIS else jour


def ecrire(jour: date, precision: str) -> str:
    """Return `27 mars 1985`, `mars 1985 (jour inconnu)`, `1985 (jour et mois inconnus)`."""
    if precision == Precision.ANNEE:
        return gettext("%(annee)s (jour et mois inconnus)") % {"annee": jour.year}
    if precision == Precision.MOIS:
        return gettext("%(mois)s %(annee)s (jour inconnu)") % {"mois": mois_de(jour), "annee": jour.year}
    return date_longue(jour)
