"""The agents' doors to the papers of a demand."""

from django.urls import path

from seuil.instruction.gestion.deposer import deposer

adresses = [path("demandes/<str:numero>/documents/ajouter/", deposer, name="deposer_un_document")]
