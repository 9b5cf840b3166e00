"""What refuses an appointment, in the words of whoever asks."""

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.regles.rendez_vous import Empechement, Obstacle
from seuil.socle.design.mesures import date_longue


class RendezVousRefuse(ValueError):
    """The town, the desk or the hour does not allow it; the message says why."""


class CreneauPris(RendezVousRefuse):
    """Somebody took it first."""

    def __init__(self) -> None:
        super().__init__(gettext("Ce créneau vient d’être pris. Choisissez-en un autre."))


POURQUOI: Final = {
    Obstacle.DEJA_EU: _("Ici, ce rendez-vous n’a lieu qu’une seule fois. Vous l’avez déjà eu."),
    Obstacle.TROP_TOT: _("Ici, ce rendez-vous se prend quand la demande est plus ancienne."),
    Obstacle.TROP_RAPPROCHE: _("Ici, il faut attendre avant un nouveau rendez-vous du même genre."),
}


def pourquoi(trouve: Empechement) -> str:
    """Return why a rule forbids it, and from which day it is possible."""
    dite = str(POURQUOI[trouve.obstacle])
    if trouve.des is None:
        return dite
    return f"{dite} {gettext('Vous pourrez le demander dès le %(jour)s.') % {'jour': date_longue(trouve.des)}}"
