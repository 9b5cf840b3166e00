"""Reads of the journal."""

from django.db.models import QuerySet

from seuil.journal.models import Consultation, Entree


def histoire(numero_unique: str) -> QuerySet[Entree]:
    """Return the acts about a demand, oldest first, with what they said."""
    return Entree.objects.filter(numero_unique=numero_unique).select_related("contenu").order_by("pk")


def consultations(numero_unique: str) -> QuerySet[Consultation]:
    """Return the screens that showed a demand, latest first."""
    return Consultation.objects.filter(numeros__contains=[numero_unique]).order_by("-pk")
