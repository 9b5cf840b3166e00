"""Who opened a file, as its household reads it."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

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


def dernieres(consultations: QuerySet[Consultation]) -> list[Lecture]:
    """Return the last opening of each service, latest first: a list read every day hides nobody."""
    par_service = consultations.order_by("service", "sorte", "-pk").distinct("service", "sorte")
    dites: dict[str, Lecture] = {}
    for lecture in sorted(lectures(par_service)):
        dites[lecture.service] = lecture
    return sorted(dites.values(), reverse=True)


def _lecture(consultation: Consultation) -> Lecture:
    """An association, or a kind not known to be ordinary, could tell a protected situation by its name alone."""
    if consultation.sorte not in SORTES_DITES:
        return Lecture(consultation.a, SERVICE_NEUTRE, str(Motif.SUIVI.label))
    return Lecture(consultation.a, consultation.service, consultation.get_motif_display())
