"""Who opened a file, as its household reads it."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from seuil.journal.models import Consultation, Motif

SORTES_DITES = {"bailleur", "commune", "epci", "departement", "etat", "action_logement"}
SERVICE_NEUTRE = "Un service habilité"


class Lecture(NamedTuple):
    """One opening: the moment, the service, the purpose."""

    a: datetime
    service: str
    motif: str


def lectures(consultations: Iterable[Consultation]) -> list[Lecture]:
    """Return each opening in words that reveal nothing to whoever reads over the shoulder."""
    return [_lecture(consultation) for consultation in consultations]


def _lecture(consultation: Consultation) -> Lecture:
    """An association, or a kind not known to be ordinary, could tell a protected situation by its name alone."""
    if consultation.sorte not in SORTES_DITES:
        return Lecture(consultation.a, SERVICE_NEUTRE, str(Motif.SUIVI.label))
    return Lecture(consultation.a, consultation.service, consultation.get_motif_display())
