"""The agents' doors to appointments: the day of the desk, one of them, its openings and its closed days."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.rendez_vous.gestion.choisir import fixer_le_rendez_vous, prendre_pour_un_foyer
from seuil.rendez_vous.gestion.journee import rendez_vous
from seuil.rendez_vous.gestion.ouvertures import arreter_permanence, fermer_jour, permanences, rouvrir_jour
from seuil.rendez_vous.gestion.travail import a_faire
from seuil.rendez_vous.gestion.un import (
    annuler_le_rendez_vous,
    manquer_le_rendez_vous,
    tenir_le_rendez_vous,
    un_rendez_vous,
)

__all__ = ["a_faire", "adresses", "entrees"]
UN = "rendez-vous/<int:pk>"
entrees = (Entree("Rendez-vous", "gestion:rendez_vous", frozenset({Metier.GUICHET}), ("rendez-vous/",)),)
adresses = [
    path("rendez-vous/", rendez_vous, name="rendez_vous"),
    path("rendez-vous/permanences/", permanences, name="permanences"),
    path("rendez-vous/permanences/<int:pk>/arreter/", arreter_permanence, name="arreter_permanence"),
    path("rendez-vous/fermetures/", fermer_jour, name="fermer_jour"),
    path("rendez-vous/fermetures/<int:pk>/rouvrir/", rouvrir_jour, name="rouvrir_jour"),
    path(f"{UN}/", un_rendez_vous, name="un_rendez_vous"),
    path(f"{UN}/date/", fixer_le_rendez_vous, name="fixer_le_rendez_vous"),
    path(f"{UN}/tenir/", tenir_le_rendez_vous, name="tenir_le_rendez_vous"),
    path(f"{UN}/absent/", manquer_le_rendez_vous, name="manquer_le_rendez_vous"),
    path(f"{UN}/annuler/", annuler_le_rendez_vous, name="annuler_le_rendez_vous"),
    path("demandes/<slug:numero>/rendez-vous/<slug:sorte>/", prendre_pour_un_foyer, name="prendre_pour_un_foyer"),
]
