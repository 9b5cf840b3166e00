"""The agents' doors to a commission: sessions, agenda, attendance, votes, minutes."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.commissions.gestion.agenda import inscrire
from seuil.commissions.gestion.commissions import commissions, convoquer
from seuil.commissions.gestion.point import decider, point, reporter
from seuil.commissions.gestion.seance import clore, ouvrir, seance
from seuil.commissions.gestion.travail import a_faire, reperes

__all__ = ["a_faire", "adresses", "entrees", "reperes"]
CANDIDAT = "commissions/points/<int:pk>/candidats/<int:candidature>"
TIENNENT = frozenset({Metier.SECRETARIAT, Metier.ATTRIBUTION})
entrees = (Entree("Commissions", "gestion:commissions", TIENNENT, ("commissions/",)),)
adresses = [
    path("commissions/", commissions, name="commissions"),
    path("commissions/convoquer/", convoquer, name="convoquer"),
    path("commissions/seances/<int:pk>/", seance, name="seance"),
    path("commissions/seances/<int:pk>/inscrire/", inscrire, name="inscrire"),
    path("commissions/seances/<int:pk>/ouvrir/", ouvrir, name="ouvrir"),
    path("commissions/seances/<int:pk>/clore/", clore, name="clore"),
    path("commissions/points/<int:pk>/", point, name="point"),
    path(f"{CANDIDAT}/decider/", decider, name="decider"),
    path(f"{CANDIDAT}/reporter/", reporter, name="reporter"),
]
