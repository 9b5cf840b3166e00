"""The agents' doors to letters without an answer and to contests."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.radiations.gestion.contestations import contestation, contestations
from seuil.radiations.gestion.courrier import courrier_sans_reponse, interroger
from seuil.radiations.gestion.suivi import courriers_sans_reponse
from seuil.radiations.gestion.travail import a_faire

__all__ = ["a_faire", "adresses", "entrees"]
entrees = (
    Entree("Sans réponse", "gestion:courriers_sans_reponse", frozenset({Metier.GUICHET}), ("sans-reponse/",)),
    Entree("Contestations", "gestion:contestations", frozenset({Metier.GESTION}), ("contestations/",)),
)
adresses = [
    path("demandes/<slug:numero>/interroger/", interroger, name="interroger"),
    path("sans-reponse/", courriers_sans_reponse, name="courriers_sans_reponse"),
    path("sans-reponse/<int:pk>/", courrier_sans_reponse, name="courrier_sans_reponse"),
    path("contestations/", contestations, name="contestations"),
    path("contestations/<int:pk>/", contestation, name="contestation"),
]
