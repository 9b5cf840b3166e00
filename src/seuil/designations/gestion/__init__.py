"""The agents' door to a designation: the ranked candidates, the reasons, the choice."""

from django.urls import path

from seuil.designations.gestion.candidats import candidats
from seuil.designations.gestion.travail import a_faire

__all__ = ["a_faire", "adresses"]
adresses = [path("vacances/<int:pk>/candidats/", candidats, name="candidats")]
