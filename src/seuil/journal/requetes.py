"""Reads of the journal."""

from django.db.models import QuerySet

from seuil.journal.models import Consultation, Entree


def histoire(numero_unique: str) -> QuerySet[Entree]:
    """Return the acts about a demand, oldest first."""
    return Entree.objects.filter(numero_unique=numero_unique).order_by("pk")


def consultations(numero_unique: str) -> QuerySet[Consultation]:
    """Return who opened the file, latest first."""
    return Consultation.objects.filter(numero_unique=numero_unique).order_by("-a")
