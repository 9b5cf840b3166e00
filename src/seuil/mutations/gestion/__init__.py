"""The agents' doors to mutations: the tenants of one's landlord, one of them, the landlord told from a desk."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.mutations.gestion.liste import mutations
from seuil.mutations.gestion.prevenir import prevenir_le_bailleur
from seuil.mutations.gestion.travail import a_faire
from seuil.mutations.gestion.une import mutation

__all__ = ["a_faire", "adresses", "entrees"]
entrees = (Entree("Mes locataires", "gestion:mutations", frozenset({Metier.ATTRIBUTION}), ("mutations/",)),)
adresses = [
    path("mutations/", mutations, name="mutations"),
    path("mutations/<slug:numero>/", mutation, name="mutation"),
    path("demandes/<slug:numero>/bailleur/", prevenir_le_bailleur, name="prevenir_le_bailleur"),
]
