"""Who opened a file, as its household reads it first."""

from django.db.models import QuerySet

from seuil.journal.models import Consultation
from seuil.journal.requetes import Lecture, lectures


def dernieres(consultations: QuerySet[Consultation]) -> list[Lecture]:
    """Return the last opening of each service, latest first: a list read every day hides nobody."""
    par_service = consultations.order_by("service", "sorte", "-pk").distinct("service", "sorte")
    dites: dict[str, Lecture] = {}
    for lecture in sorted(lectures(par_service)):
        dites[lecture.service] = lecture
    return sorted(dites.values(), reverse=True)
