"""The agents' doors to the stock: dwellings, vacancies, where each one goes."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.patrimoine.gestion.declarer import declarer
from seuil.patrimoine.gestion.parc import logements
from seuil.patrimoine.gestion.travail import LOGEMENT, a_faire, reperes
from seuil.patrimoine.gestion.vacance import orienter, remettre, vacance

__all__ = ["a_faire", "adresses", "entrees", "reperes"]
entrees = (Entree("Logements", "gestion:logements", LOGEMENT, ("logements/", "vacances/")),)
adresses = [
    path("logements/", logements, name="logements"),
    path("logements/<int:pk>/declarer/", declarer, name="declarer"),
    path("vacances/<int:pk>/", vacance, name="vacance"),
    path("vacances/<int:pk>/orienter/", orienter, name="orienter"),
    path("vacances/<int:pk>/remettre/", remettre, name="remettre"),
]
